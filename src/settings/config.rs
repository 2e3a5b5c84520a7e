//! `helder.toml`: settings of a folder and everything below it.

use std::path::{Path, PathBuf};

use globset::{Glob, GlobMatcher};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::{Lang, Profile, RuleSetting, Settings, thresholds};
use crate::error::{Error, ErrorKind};
use crate::finding::Severity;
use crate::rules;

/// The name of the settings file.
pub const FILE_NAME: &str = "helder.toml";

const TOP_KEYS: [&str; 9] =
    ["allow", "exclude", "ignore", "lang", "path", "profile", "rules", "terms", "thresholds"];
const PATH_KEYS: [&str; 6] = ["allow", "glob", "ignore", "profile", "rules", "thresholds"];

/// The contents of a settings file.
///
/// ```
/// use helder::{Config, Profile};
/// let config = Config::from_toml("helder.toml", r#"
///     profile = "b1"
///     allow = ["screening"]
///     [rules]
///     lijdende-vorm = "hint"
///     [thresholds]
///     lange-zin.waarschuwing = 12
///     [[path]]
///     glob = "kinderen/**"
///     profile = "a2"
/// "#)?;
/// assert_eq!(config.settings_for("kinderen/prik.md").profile, Profile::A2);
/// assert_eq!(config.settings_for("prik.md").threshold("lange-zin.waarschuwing"), 12.0);
/// # Ok::<(), helder::Error>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct Config {
    folder: PathBuf,
    base: Patch,
    exclude: Vec<GlobMatcher>,
    terms: Vec<PathBuf>,
    paths: Vec<(GlobMatcher, Patch)>,
}

/// What a file, or a part of it, changes.
#[derive(Clone, Debug, Default)]
struct Patch {
    profile: Option<Profile>,
    lang: Option<Lang>,
    rules: Vec<(&'static str, RuleSetting)>,
    thresholds: Vec<(&'static str, f64)>,
    allow: Vec<String>,
}

impl Patch {
    fn apply(&self, settings: &mut Settings) {
        settings.profile = self.profile.unwrap_or(settings.profile);
        settings.lang = self.lang.unwrap_or(settings.lang);
        // Names and values were checked when the file was read, so setting them cannot fail.
        for &(rule, setting) in &self.rules {
            let _ = settings.set_rule(rule, setting);
        }
        for &(name, value) in &self.thresholds {
            let _ = settings.set_threshold(name, value);
        }
        for word in &self.allow {
            settings.allow(word);
        }
    }
}

impl Config {
    /// Reads settings; `file` is the path that errors name, and its folder is what paths in it are relative to.
    ///
    /// # Errors
    /// [`ErrorKind::Settings`] with line and column for what is no TOML, for a key that does not exist (with the
    /// nearest one that does) and for a value that cannot be.
    pub fn from_toml(file: &str, text: &str) -> Result<Self, Error> {
        let folder = Path::new(file).parent().unwrap_or(Path::new("")).to_owned();
        let mut reader = Reader { file, text };
        let root = DeTable::parse(text).map_err(|error| {
            let message = format!("Dit is geen goede TOML: {}.", error.message());
            reader.error(error.span().map_or(0, |s| s.start), message)
        })?;
        let mut config = Self { folder, ..Self::default() };
        for (key, value) in root.get_ref() {
            match key.get_ref().as_ref() {
                "exclude" => config.exclude = reader.list(value, Reader::glob)?,
                "terms" => {
                    let paths = reader.list(value, |r, v| r.string(v).map(str::to_owned))?;
                    config.terms = paths.into_iter().map(|p| config.terms_path(&p)).collect();
                }
                "path" => config.paths = reader.list(value, Reader::path)?,
                _ => reader.patch(&mut config.base, key, value, &TOP_KEYS)?,
            }
        }
        Ok(config)
    }

    /// A path in the file is relative to the file; `snomed:FOLDER` keeps its mark.
    fn terms_path(&self, path: &str) -> PathBuf {
        match path.strip_prefix("snomed:") {
            Some(folder) => PathBuf::from(format!("snomed:{}", self.folder.join(folder).display())),
            None => self.folder.join(path),
        }
    }

    /// Reads a settings file.
    ///
    /// # Errors
    /// [`ErrorKind::Io`] if it cannot be read, and as [`Config::from_toml`].
    pub fn read(path: &Path) -> Result<Self, Error> {
        let name = path.display().to_string();
        let text = std::fs::read_to_string(path).map_err(|error| {
            Error::new(ErrorKind::Io, "Ik kan de instellingen niet lezen.")
                .in_file(name.clone())
                .because(error)
        })?;
        Self::from_toml(&name, &text)
    }

    /// The settings file for a document: the nearest [`FILE_NAME`] in its folder or above.
    pub fn find(document: &Path) -> Option<PathBuf> {
        let absolute = std::path::absolute(document).ok()?;
        absolute.ancestors().skip(1).map(|folder| folder.join(FILE_NAME)).find(|file| file.is_file())
    }

    /// The settings for a document at this path.
    pub fn settings_for(&self, document: impl AsRef<Path>) -> Settings {
        let mut settings = Settings::default();
        self.base.apply(&mut settings);
        let path = self.relative(document.as_ref());
        for (glob, patch) in &self.paths {
            if glob.is_match(&path) {
                patch.apply(&mut settings);
            }
        }
        settings
    }

    /// Whether the file leaves a document out.
    pub fn excludes(&self, document: impl AsRef<Path>) -> bool {
        let path = self.relative(document.as_ref());
        self.exclude.iter().any(|glob| glob.is_match(&path))
    }

    /// The term lists that it names, with their folder.
    pub fn terms(&self) -> &[PathBuf] {
        &self.terms
    }

    fn relative(&self, document: &Path) -> PathBuf {
        let absolute = |p: &Path| std::path::absolute(p).unwrap_or_else(|_| p.to_owned());
        if self.folder.as_os_str().is_empty() && document.is_relative() {
            return document.to_owned();
        }
        let folder = absolute(if self.folder.as_os_str().is_empty() { Path::new(".") } else { &self.folder });
        let document = absolute(document);
        document.strip_prefix(&folder).map_or_else(|_| document.clone(), Path::to_owned)
    }
}

type Key<'t> = Spanned<std::borrow::Cow<'t, str>>;
type Value<'t> = Spanned<DeValue<'t>>;

/// Reads values and says where they are wrong.
#[derive(Clone, Copy)]
struct Reader<'t> {
    file: &'t str,
    text: &'t str,
}

impl Reader<'_> {
    fn error(&self, at: usize, message: impl Into<String>) -> Error {
        let before = self.text.get(..at).unwrap_or(self.text);
        let line = before.matches('\n').count() + 1;
        let column = before.rsplit('\n').next().map_or(0, |l| l.chars().count()) + 1;
        Error::new(ErrorKind::Settings, message).in_file(self.file).at(line, Some(column))
    }

    fn patch(
        &mut self,
        patch: &mut Patch,
        key: &Key<'_>,
        value: &Value<'_>,
        known: &[&str],
    ) -> Result<(), Error> {
        match key.get_ref().as_ref() {
            "profile" => patch.profile = Some(self.parsed(value)?),
            "lang" if known.contains(&"lang") => patch.lang = Some(self.parsed(value)?),
            "allow" => patch.allow = self.list(value, |r, v| r.string(v).map(str::to_owned))?,
            "ignore" => {
                let off = self.list(value, |r, v| r.rule(r.string(v)?, v.span().start))?;
                patch.rules.extend(off.into_iter().map(|id| (id, RuleSetting::Off)));
            }
            "rules" => {
                for (rule, value) in self.table(value)? {
                    let id = self.rule(rule.get_ref(), rule.span().start)?;
                    let setting = match self.string(value)? {
                        "off" | "uit" => RuleSetting::Off,
                        name => RuleSetting::Severity(self.severity(name, value.span().start)?),
                    };
                    patch.rules.push((id, setting));
                }
            }
            "thresholds" => {
                for (rule, value) in self.table(value)? {
                    self.thresholds(&mut patch.thresholds, rule, value)?;
                }
            }
            other => {
                let message = format!(
                    "De instelling '{other}' bestaat niet.{}",
                    suggestion(other, known.iter().copied())
                );
                return Err(self.error(key.span().start, message));
            }
        }
        Ok(())
    }

    /// `lange-zin.fout = 20` is a table in a table; `"lange-zin.fout" = 20` is one key.
    fn thresholds(
        &self,
        found: &mut Vec<(&'static str, f64)>,
        key: &Key<'_>,
        value: &Value<'_>,
    ) -> Result<(), Error> {
        if let DeValue::Table(inner) = value.get_ref() {
            for (name, value) in inner {
                let full = format!("{}.{}", key.get_ref(), name.get_ref());
                found.push(self.threshold(&full, name.span().start, value)?);
            }
            return Ok(());
        }
        found.push(self.threshold(key.get_ref(), key.span().start, value)?);
        Ok(())
    }

    fn threshold(&self, name: &str, at: usize, value: &Value<'_>) -> Result<(&'static str, f64), Error> {
        let known = thresholds().iter().find(|t| t.name == name).ok_or_else(|| {
            let hint = suggestion(name, thresholds().iter().map(|t| t.name));
            self.error(at, format!("De drempel '{name}' bestaat niet.{hint}"))
        })?;
        let number = match value.get_ref() {
            DeValue::Integer(i) => i.as_str().parse::<f64>().ok(),
            DeValue::Float(f) => f.as_str().parse::<f64>().ok(),
            _ => None,
        };
        let number = number.filter(|n| n.is_finite() && *n >= 0.0).ok_or_else(|| {
            self.error(value.span().start, format!("De drempel '{name}' moet minstens 0 zijn."))
        })?;
        Ok((known.name, number))
    }

    fn path(&mut self, value: &Value<'_>) -> Result<(GlobMatcher, Patch), Error> {
        let (mut glob, mut patch) = (None, Patch::default());
        for (key, inner) in self.table(value)? {
            match key.get_ref().as_ref() {
                "glob" => glob = Some(self.glob(inner)?),
                _ => self.patch(&mut patch, key, inner, &PATH_KEYS)?,
            }
        }
        let glob = glob.ok_or_else(|| self.error(value.span().start, "Bij [[path]] hoort een 'glob'."))?;
        Ok((glob, patch))
    }

    fn glob(&mut self, value: &Value<'_>) -> Result<GlobMatcher, Error> {
        let pattern = self.string(value)?;
        Glob::new(pattern).map(|g| g.compile_matcher()).map_err(|error| {
            self.error(value.span().start, format!("'{pattern}' is geen goed patroon voor een pad."))
                .because(error)
        })
    }

    fn list<T>(
        &mut self,
        value: &Value<'_>,
        mut each: impl FnMut(&mut Self, &Value<'_>) -> Result<T, Error>,
    ) -> Result<Vec<T>, Error> {
        match value.get_ref() {
            DeValue::Array(items) => items.iter().map(|v| each(self, v)).collect(),
            _ => Err(self.error(value.span().start, "Hier hoort een lijst, zoals [\"a\", \"b\"].")),
        }
    }

    fn table<'v, 't>(&self, value: &'v Value<'t>) -> Result<&'v DeTable<'t>, Error> {
        match value.get_ref() {
            DeValue::Table(table) => Ok(table),
            _ => Err(self.error(value.span().start, "Hier hoort een blok met eigen regels, zoals [rules].")),
        }
    }

    fn string<'v>(&self, value: &'v Value<'_>) -> Result<&'v str, Error> {
        match value.get_ref() {
            DeValue::String(text) => Ok(text),
            _ => Err(self.error(value.span().start, "Hier hoort een tekst tussen aanhalingstekens.")),
        }
    }

    fn parsed<T: std::str::FromStr<Err = Error>>(&self, value: &Value<'_>) -> Result<T, Error> {
        self.string(value)?.parse().map_err(|error: Error| self.error(value.span().start, error.message()))
    }

    fn rule(&self, id: &str, at: usize) -> Result<&'static str, Error> {
        rules::known(id).map(|r| r.id).map_err(|error| self.error(at, error.message()))
    }

    fn severity(&self, name: &str, at: usize) -> Result<Severity, Error> {
        name.parse().map_err(|_| {
            let message = format!("'{name}' kan hier niet. Kies off, of een ernst: error, warning of hint.");
            self.error(at, message)
        })
    }
}

/// ` Bedoelt u '...'?` with the nearest name, if one is near.
fn suggestion<'n>(name: &str, known: impl Iterator<Item = &'n str>) -> String {
    let nearest = known.map(|k| (rules::distance(k, name), k)).min();
    match nearest {
        Some((distance, k)) if distance <= 1 + name.chars().count() / 2 => format!(" Bedoelt u '{k}'?"),
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn error(text: &str) -> String {
        Config::from_toml("map/helder.toml", text).expect_err("an error").to_string()
    }

    #[test]
    fn errors_say_where_and_suggest() {
        assert_eq!(
            error("profile = \"b1\"\nprofil = \"a2\"\n"),
            "map/helder.toml:2:1: De instelling 'profil' bestaat niet. Bedoelt u 'profile'?"
        );
        assert_eq!(
            error("[rules]\nlange-zinnen = \"off\"\n"),
            "map/helder.toml:2:1: De regel 'lange-zinnen' bestaat niet. Bedoelt u 'lange-zin'?"
        );
        assert_eq!(
            error("[rules]\nlange-zin = \"erg\"\n"),
            "map/helder.toml:2:13: 'erg' kan hier niet. Kies off, of een ernst: error, warning of hint."
        );
        assert!(
            error("[thresholds]\nlange-zin.waarschuwin = 3").contains("Bedoelt u 'lange-zin.waarschuwing'?")
        );
        assert!(error("[thresholds]\nlange-zin.waarschuwing = -3").starts_with("map/helder.toml:2:26"));
        assert!(error("profile = b1").starts_with("map/helder.toml:1:"));
        assert!(error("[[path]]\nprofile = \"a2\"").contains("glob"));
    }

    #[test]
    fn paths_are_relative_to_the_file() {
        let text = "exclude = [\"oud/**\"]\n[[path]]\nglob = \"a/*.md\"\nrules.lange-zin = \"off\"\n";
        let config = Config::from_toml("map/helder.toml", text).expect("settings");
        assert!(config.excludes("map/oud/x.md") && !config.excludes("oud/x.md"));
        assert!(!config.settings_for("map/a/x.md").is_on("lange-zin"));
        assert!(config.settings_for("map/b/x.md").is_on("lange-zin"));
    }
}
