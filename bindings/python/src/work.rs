//! Threads: many texts at a time, while Python can go on, be interrupted, or fork.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use rayon::prelude::*;
use rayon::{ThreadPool, ThreadPoolBuilder};

use crate::errors::internal;
use crate::texts::{Text, Texts};

/// How long Python waits before it looks for a signal, such as Ctrl+C.
const PATIENCE: Duration = Duration::from_millis(50);
/// Stack of a thread: as much as Python's main thread has.
const STACK: usize = 8 << 20;
/// Texts above this size can be interrupted, which costs a thread.
const LONG: usize = 1 << 16;

/// The threads of the last call, kept for the next one.
struct Kept {
    process: u32,
    threads: Option<usize>,
    pool: Arc<ThreadPool>,
}

static POOL: Mutex<Option<Kept>> = Mutex::new(None);

/// A pool with so many threads; `None` for one per core.
fn pool(threads: Option<usize>) -> PyResult<Arc<ThreadPool>> {
    if threads == Some(0) {
        return Err(PyValueError::new_err("threads must be 1 or more, or None for all cores"));
    }
    let mut kept = POOL.lock().unwrap_or_else(PoisonError::into_inner);
    let process = std::process::id();
    if let Some(old) = kept.as_ref()
        && old.process == process
        && old.threads == threads
    {
        return Ok(Arc::clone(&old.pool));
    }
    let made = ThreadPoolBuilder::new()
        .num_threads(threads.unwrap_or(0))
        .stack_size(STACK)
        .thread_name(|i| format!("helder-{i}"))
        .build()
        .map_err(|error| PyValueError::new_err(format!("threads: {error}")))?;
    let pool = Arc::new(made);
    let old = kept.replace(Kept { process, threads, pool: Arc::clone(&pool) });
    if let Some(old) = old.filter(|old| old.process != process) {
        // After a fork the threads of the parent are not here: nobody can wait for them.
        std::mem::forget(old);
    }
    Ok(pool)
}

/// Waits for work on a pool without the interpreter lock; a signal ends the wait and sets `stop`.
fn wait<T: Send + 'static>(
    py: Python<'_>,
    stop: &AtomicBool,
    start: impl FnOnce(Box<dyn FnOnce() + Send>),
    work: impl FnOnce() -> T + Send + 'static,
) -> PyResult<T> {
    let (sender, mut receiver) = channel();
    start(Box::new(move || {
        let done = catch_unwind(AssertUnwindSafe(work));
        // Nobody listens after an interrupt.
        let _ = sender.send(done);
    }));
    loop {
        let (back, answer) = py.detach(move || {
            let answer = receiver.recv_timeout(PATIENCE);
            (receiver, answer)
        });
        receiver = back;
        match answer {
            Ok(Ok(done)) => return Ok(done),
            Ok(Err(_)) => return Err(internal("panic")),
            Err(RecvTimeoutError::Disconnected) => return Err(internal("no answer")),
            Err(RecvTimeoutError::Timeout) => {
                if let Err(signal) = py.check_signals() {
                    stop.store(true, Ordering::Relaxed);
                    return Err(signal);
                }
            }
        }
    }
}

/// One text, without the interpreter lock.
pub fn one<T: Send + 'static>(
    py: Python<'_>,
    text: Text,
    work: impl FnOnce(&str) -> T + Send + 'static,
) -> PyResult<T> {
    if text.as_str().len() < LONG {
        return py
            .detach(|| catch_unwind(AssertUnwindSafe(|| work(text.as_str()))))
            .map_err(|_| internal("panic"));
    }
    patiently(py, move || work(text.as_str()))
}

/// Work that may take long, on a thread of its own, so that it can be interrupted.
pub fn patiently<T: Send + 'static>(
    py: Python<'_>,
    work: impl FnOnce() -> T + Send + 'static,
) -> PyResult<T> {
    let threads = |job: Box<dyn FnOnce() + Send>| {
        // Without a thread the channel closes, which the waiting side reports.
        let _ = std::thread::Builder::new().stack_size(STACK).spawn(job);
    };
    wait(py, &AtomicBool::new(false), threads, work)
}

/// All texts, many at a time, in their order. `each` runs on the threads; `keep` takes the texts and results of one
/// portion at a time, with the interpreter lock.
pub fn all<T: Send + 'static>(
    py: Python<'_>,
    mut texts: Texts,
    threads: Option<usize>,
    each: impl Fn(Option<&str>) -> T + Send + Sync + 'static,
    mut keep: impl FnMut(&[Option<Text>], Vec<T>) -> PyResult<()>,
) -> PyResult<()> {
    let pool = pool(threads)?;
    let each = Arc::new(each);
    let stop = Arc::new(AtomicBool::new(false));
    loop {
        let portion = texts.portion(py, pool.current_num_threads())?;
        if portion.is_empty() {
            return Ok(());
        }
        let portion = Arc::new(portion);
        let (theirs, each, told) = (Arc::clone(&portion), Arc::clone(&each), Arc::clone(&stop));
        let start = |job: Box<dyn FnOnce() + Send>| pool.spawn(job);
        let done: Option<Vec<T>> = wait(py, &stop, start, move || {
            let one = |text: &Option<Text>| {
                let go_on = !told.load(Ordering::Relaxed);
                go_on.then(|| each(text.as_ref().map(Text::as_str)))
            };
            theirs.par_iter().with_max_len(16).map(one).collect()
        })?;
        keep(&portion, done.unwrap_or_default())?;
        // The texts are Python's, and are let go here, with the lock.
        drop(portion);
        py.check_signals()?;
    }
}
