//! Time per stage; a scratch file.
use helder::dutch::{Analyser, Workspace, conllu};
fn cpu() -> f64 {
    std::fs::read_to_string("/proc/self/schedstat")
        .unwrap()
        .split(' ')
        .next()
        .unwrap()
        .parse::<f64>()
        .unwrap()
        * 1e-9
}
fn main() {
    let text = std::fs::read_to_string("/work/shared/treebank/dev.conllu").unwrap();
    let s = conllu::read(&text).unwrap();
    let texts: Vec<_> = s
        .iter()
        .map(|x| {
            let (mut a, mut b) = (String::new(), Vec::new());
            conllu::join(&x.words, &mut a, &mut b);
            (a, b)
        })
        .collect();
    let n: usize = texts.iter().map(|t| t.1.len()).sum();
    let t = std::time::Instant::now();
    let a = Analyser::embedded();
    println!("load {:?}", t.elapsed());
    let mut ws = Workspace::default();
    for mode in 0..2 {
        let mut best = f64::MAX;
        for _ in 0..12 {
            let t = cpu();
            for (x, y) in &texts {
                if mode == 0 { a.tag(x, y, &mut ws) } else { a.analyse(x, y, &mut ws) }
            }
            best = best.min(cpu() - t);
        }
        println!("mode {mode}: {:.0} tokens/s, {:.2} us", n as f64 / best, best * 1e6 / n as f64);
    }
}
