//! Which settings hold for which file.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use helder::report::FileReport;
use helder::terms::Terms;
use helder::{Checker, Config, Error, RuleSetting, Settings};
use rayon::prelude::*;

use super::args::InputArgs;
use super::complain;
use super::input::{self, Input};
use super::term;

/// One run of the program: its arguments, and the settings files that it has met.
pub struct Session<'a> {
    args: &'a InputArgs,
    base: Checker,
    select: &'a [String],
    ignore: &'a [String],
    fixed: Option<Arc<Config>>,
    found: Mutex<HashMap<PathBuf, Result<Arc<Config>, String>>>,
    /// Databases of terms, by the lists that settings files add.
    terms: Mutex<HashMap<Vec<PathBuf>, Arc<Terms>>>,
}

impl<'a> Session<'a> {
    /// Prepares a run. Fails for settings that cannot be, before any file is read.
    pub fn new(
        args: &'a InputArgs,
        base: Checker,
        select: &'a [String],
        ignore: &'a [String],
    ) -> Result<Self, Error> {
        let fixed = args.config.as_deref().map(Config::read).transpose()?.map(Arc::new);
        let terms = Mutex::default();
        let session = Self { args, base, select, ignore, fixed, found: Mutex::default(), terms };
        session.finish(Settings::default())?;
        session.terms(&[])?;
        Ok(session)
    }

    /// What the command line says wins over what a file says.
    fn finish(&self, mut settings: Settings) -> Result<Settings, Error> {
        settings.profile = self.args.profile.unwrap_or(settings.profile);
        settings.lang = self.args.lang.unwrap_or(settings.lang);
        settings.select(self.select.iter().map(String::as_str))?;
        for rule in self.ignore {
            settings.set_rule(rule, RuleSetting::Off)?;
        }
        Ok(settings)
    }

    /// The settings file for a path: the one that `--config` names, or the nearest above the file.
    fn config(&self, path: &Path) -> Result<Option<Arc<Config>>, Error> {
        if let Some(config) = &self.fixed {
            return Ok(Some(Arc::clone(config)));
        }
        let Some(file) = Config::find(path) else { return Ok(None) };
        let mut found = self.found.lock().unwrap_or_else(PoisonError::into_inner);
        let entry = found.entry(file).or_insert_with_key(|file| {
            Config::read(file).map(Arc::new).map_err(|error| {
                complain(&error);
                error.to_string()
            })
        });
        match entry {
            Ok(config) => Ok(Some(Arc::clone(config))),
            Err(message) => {
                let what = format!("De instellingen kloppen niet ({message}).");
                Err(Error::new(helder::ErrorKind::Settings, what).in_file(path.display().to_string()))
            }
        }
    }

    /// The database of terms: the lists of a settings file, then those of the command line, which win.
    fn terms(&self, lists: &[PathBuf]) -> Result<Arc<Terms>, Error> {
        let mut known = self.terms.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(terms) = known.get(lists) {
            return Ok(Arc::clone(terms));
        }
        let paths = lists.iter().map(|p| p.display().to_string()).chain(self.args.terms.iter().cloned());
        let terms = term::database(paths)?;
        known.insert(lists.to_vec(), Arc::clone(&terms));
        Ok(terms)
    }

    /// The checker for one input; `None` if its settings leave it out.
    pub fn checker(&self, input: &Input) -> Result<Option<Checker>, Error> {
        let path = match input {
            Input::File { path } => path.clone(),
            Input::Stdin { name } => PathBuf::from(name),
        };
        let config = self.config(&path)?;
        if config.as_ref().is_some_and(|c| c.excludes(&path)) {
            return Ok(None);
        }
        let terms = self.terms(config.as_ref().map_or(&[], |c| c.terms()))?;
        let settings = config.map_or_else(Settings::default, |c| c.settings_for(&path));
        Ok(Some(self.base.with_settings(self.finish(settings)?).with_terms(terms)))
    }

    /// Reads and checks all inputs, several at a time. Reports come in the order of the paths; every failure is one
    /// line on standard error.
    pub fn reports(&self) -> Result<Vec<FileReport>, Error> {
        let inputs = input::expand(&self.args.paths, self.args.stdin_filename.as_deref());
        let pool = rayon::ThreadPoolBuilder::new().num_threads(self.args.jobs).build().map_err(|error| {
            Error::new(helder::ErrorKind::Settings, "Ik kan niet zoveel bestanden tegelijk doen.")
                .because(error)
        })?;
        let reports: Vec<FileReport> =
            pool.install(|| inputs.into_par_iter().filter_map(|i| self.report(i)).collect());
        for error in reports.iter().filter_map(|r| r.error.as_ref()) {
            complain(error);
        }
        Ok(reports)
    }

    fn report(&self, input: Result<Input, Error>) -> Option<FileReport> {
        let input = match input {
            Ok(input) => input,
            Err(error) => {
                return Some(FileReport::failed(error.file().unwrap_or_default().to_owned(), error));
            }
        };
        let done = self.checker(&input).and_then(|checker| {
            let Some(checker) = checker else { return Ok(None) };
            let document = input.read()?;
            if self.args.strict && !helder::is_dutch(&document) {
                let message = "Deze tekst is niet in het Nederlands.";
                return Err(Error::new(helder::ErrorKind::NotDutch, message).in_file(input.name()));
            }
            Ok(Some(checker.check(&document)))
        });
        match done {
            Ok(report) => report,
            Err(error) => Some(FileReport::failed(input.name(), error)),
        }
    }
}

/// The settings of a run that has no files of its own: those of `--config`, and what the command line says.
pub fn plain_settings(args: &InputArgs) -> Result<Settings, Error> {
    let config = args.config.as_deref().map(Config::read).transpose()?;
    let mut settings = config.map_or_else(Settings::default, |c| c.settings_for("-"));
    settings.profile = args.profile.unwrap_or(settings.profile);
    settings.lang = args.lang.unwrap_or(settings.lang);
    Ok(settings)
}
