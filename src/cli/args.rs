use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use helder::instruments::Kind;
use helder::{Lang, Profile, Severity};

/// Kijkt teksten over gezondheid na: wat is moeilijk, en wat is beter?
#[derive(Debug, Parser)]
#[command(name = "helder", version, disable_help_subcommand = true, propagate_version = true)]
pub struct Cli {
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Zoekt wat een tekst moeilijk maakt en geeft tips.
    Check(CheckArgs),
    /// Meet een tekst: leesniveau, leesformules en kenmerken.
    Score(ScoreArgs),
    /// Ontleedt een tekst en geeft CoNLL-U.
    Annotate(AnnotateArgs),
    /// Beoordeelt een tekst met de VBI (op basis van PEMAT).
    Vbi(VbiArgs),
    /// Beoordeelt een tekst met de Checklist Toegankelijke Informatie.
    Checklist(ChecklistArgs),
    /// Vergelijkt twee versies van een tekst.
    Diff(DiffArgs),
    /// Zoekt woorden op: wat is de betekenis, en wat is beter?
    Term(TermArgs),
    /// Legt een regel uit.
    Explain {
        /// De regel, bijvoorbeeld lange-zin.
        rule: String,
    },
    /// Toont alle regels.
    Rules {
        /// De vorm van de lijst.
        #[arg(long, default_value = "text")]
        format: ListFormat,
    },
}

/// What every command that reads texts has.
#[derive(Debug, Args)]
pub struct InputArgs {
    /// Bestanden of mappen; `-` leest wat u intypt of doorstuurt.
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// De naam van de tekst die u doorstuurt. Eindig op `.md` of `.txt`.
    #[arg(long, value_name = "NAME")]
    pub stdin_filename: Option<String>,
    /// Het profiel: b1 (gewoon) of a2 (strenger).
    #[arg(long, value_parser = parse::<Profile>)]
    pub profile: Option<Profile>,
    /// De taal van de meldingen: nl of en.
    #[arg(long, value_parser = parse::<Lang>)]
    pub lang: Option<Lang>,
    /// Het bestand met instellingen; anders zoekt het programma een `helder.toml` bij de tekst of hoger.
    #[arg(long, value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// Uw eigen woordenlijst (TSV, CSV of TOML). Of `snomed:MAP`. Mag vaker.
    #[arg(long, value_name = "FILE")]
    pub terms: Vec<String>,
    /// Weigert een tekst die niet in het Nederlands is.
    #[arg(long)]
    pub strict: bool,
    /// Zoveel bestanden tegelijk; 0 is zoveel als de computer kan.
    #[arg(short, default_value_t = 0, value_name = "N")]
    pub jobs: usize,
    /// Schrijft naar dit bestand.
    #[arg(long, value_name = "FILE")]
    pub output: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub struct CheckArgs {
    #[command(flatten)]
    pub input: InputArgs,
    /// De vorm van het verslag.
    #[arg(long, default_value = "text")]
    pub format: CheckFormat,
    /// Alleen deze regels, met komma's ertussen.
    #[arg(long, value_delimiter = ',', value_name = "R,..")]
    pub select: Vec<String>,
    /// Deze regels niet, met komma's ertussen.
    #[arg(long, value_delimiter = ',', value_name = "R,..")]
    pub ignore: Vec<String>,
    /// Vanaf welke ernst het programma eindigt met status 1.
    #[arg(long, default_value = "error")]
    pub fail_on: FailOn,
    /// Opent het verslag in uw browser (alleen met `--format html`).
    #[arg(long)]
    pub open: bool,
    /// Zet bij JSON ook alle maten van elke zin.
    #[arg(long)]
    pub sentences: bool,
    #[command(flatten)]
    pub judging: JudgingArgs,
}

/// What every command that judges by an instrument has.
#[derive(Debug, Args)]
pub struct JudgingArgs {
    /// De soort: print (folder, brief, website) of av (film).
    #[arg(long, default_value = "print", value_parser = parse::<Kind>)]
    pub kind: Kind,
    /// Antwoorden van mensen (TOML of JSON); die gaan boven die van het programma.
    #[arg(long, value_name = "FILE")]
    pub answers: Option<PathBuf>,
    /// Een eigen lijst met punten (TOML); mag vaker.
    #[arg(long, value_name = "FILE")]
    pub instrument: Vec<PathBuf>,
    /// Eindig met status 1 als de begrijpelijkheid lager kan zijn dan dit (0 tot 100).
    #[arg(long, value_name = "N", value_parser = percent)]
    pub min_understandability: Option<f64>,
    /// Eindig met status 1 als de toepasbaarheid lager kan zijn dan dit (0 tot 100).
    #[arg(long, value_name = "N", value_parser = percent)]
    pub min_actionability: Option<f64>,
}

#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = true, subcommand_precedence_over_arg = true)]
pub struct VbiArgs {
    #[command(subcommand)]
    pub command: Option<VbiCommand>,
    #[command(flatten)]
    pub args: InstrumentArgs,
}

#[derive(Debug, Subcommand)]
pub enum VbiCommand {
    /// Vergelijkt de antwoorden van twee mensen.
    Compare(CompareArgs),
}

#[derive(Debug, Args)]
pub struct CompareArgs {
    /// De antwoorden van de eerste.
    #[arg(value_name = "A.toml")]
    pub first: PathBuf,
    /// De antwoorden van de tweede.
    #[arg(value_name = "B.toml")]
    pub second: PathBuf,
    /// De vorm van het verslag.
    #[arg(long, default_value = "text")]
    pub format: InstrumentFormat,
    /// Schrijft een bestand om samen in te vullen.
    #[arg(long, value_name = "JOINT.toml")]
    pub output: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub struct ChecklistArgs {
    #[command(flatten)]
    pub args: InstrumentArgs,
    /// Geeft een bladzijde om te printen: zo werkt u samen met lezers.
    #[arg(long)]
    pub page: bool,
}

#[derive(Debug, Args)]
pub struct DiffArgs {
    /// Eerst de oude versie, dan de nieuwe.
    #[command(flatten)]
    pub input: InputArgs,
    /// De vorm van het verslag.
    #[arg(long, default_value = "text")]
    pub format: DiffFormat,
}

#[derive(Debug, Args)]
pub struct ScoreArgs {
    #[command(flatten)]
    pub input: InputArgs,
    /// De vorm van de uitvoer.
    #[arg(long, default_value = "text")]
    pub format: ScoreFormat,
    /// Eén rij per tekst, per alinea of per zin.
    #[arg(long, default_value = "document")]
    pub per: ScorePer,
    /// Wat erin staat: gewone bestanden, of een JSON-tekst per regel met `id` en `text`.
    #[arg(long, default_value = "auto")]
    pub from: ScoreFrom,
    /// Toont wat elke kolom betekent.
    #[arg(long)]
    pub columns: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ScoreFormat {
    Text,
    Json,
    Jsonl,
    Csv,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ScorePer {
    Document,
    Paragraph,
    Sentence,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ScoreFrom {
    /// JSONL voor namen op .jsonl, anders gewone bestanden.
    Auto,
    /// Gewone bestanden.
    Files,
    /// Een JSON-tekst per regel.
    Jsonl,
}

#[derive(Debug, Args)]
pub struct AnnotateArgs {
    /// Bestanden; `-` leest wat u intypt of doorstuurt.
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// Wat erin staat: gewone tekst, of CoNLL-U met zinnen en woorden die zo moeten blijven.
    #[arg(long, default_value = "text")]
    pub from: AnnotateFrom,
    /// De naam van de tekst die u doorstuurt. Eindig op `.md` of `.txt`.
    #[arg(long, value_name = "NAME")]
    pub stdin_filename: Option<String>,
    /// Schrijft naar dit bestand.
    #[arg(long, value_name = "FILE")]
    pub output: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub struct TermArgs {
    /// De woorden, in welke vorm dan ook. Zet woorden die bij elkaar horen tussen aanhalingstekens.
    #[arg(required = true, value_name = "WORD")]
    pub words: Vec<String>,
    /// De vorm van het antwoord.
    #[arg(long, default_value = "text")]
    pub format: ListFormat,
    /// Uw eigen woordenlijst (TSV, CSV of TOML). Of `snomed:MAP`. Mag vaker.
    #[arg(long, value_name = "FILE")]
    pub terms: Vec<String>,
}

#[derive(Debug, Args)]
pub struct InstrumentArgs {
    #[command(flatten)]
    pub input: InputArgs,
    /// De vorm van het verslag.
    #[arg(long, default_value = "text")]
    pub format: InstrumentFormat,
    #[command(flatten)]
    pub judging: JudgingArgs,
    /// Stelt de open punten één voor één; bewaart elk antwoord meteen.
    #[arg(long)]
    pub interactive: bool,
    /// Uw naam, bij uw antwoorden.
    #[arg(long, value_name = "NAME", requires = "interactive")]
    pub rater: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum CheckFormat {
    Text,
    Json,
    Jsonl,
    Html,
    Markdown,
    Csv,
    Sarif,
    Github,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum InstrumentFormat {
    Text,
    Json,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum DiffFormat {
    Text,
    Json,
    Html,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ListFormat {
    Text,
    Json,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum AnnotateFrom {
    Text,
    Conllu,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum FailOn {
    Error,
    Warning,
    Hint,
    Never,
}

impl FailOn {
    /// The severity from which the exit status is 1.
    pub const fn severity(self) -> Option<Severity> {
        match self {
            Self::Error => Some(Severity::Error),
            Self::Warning => Some(Severity::Warning),
            Self::Hint => Some(Severity::Hint),
            Self::Never => None,
        }
    }
}

/// The library's own reading of a name, with its own words when it is wrong.
fn parse<T: std::str::FromStr<Err = helder::Error>>(value: &str) -> Result<T, String> {
    value.parse().map_err(|e: helder::Error| e.message().to_owned())
}

fn percent(value: &str) -> Result<f64, String> {
    let number = value.trim_end_matches('%').parse::<f64>().ok().filter(|n| (0.0..=100.0).contains(n));
    number.ok_or_else(|| "Kies een getal van 0 tot en met 100.".to_owned())
}
