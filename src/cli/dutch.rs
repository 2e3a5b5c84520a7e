//! Help and errors of the command line in Dutch. The library for arguments speaks English only.

use std::fmt::Write;

use clap::builder::StyledStr;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, ArgAction, Command};

const TEMPLATE: &str = "{about-with-newline}\nGebruik: {usage}\n\n{all-args}";

/// The same command with Dutch help, and so for its subcommands.
pub fn command(command: Command) -> Command {
    let help = Arg::new("help").short('h').long("help").action(ArgAction::Help).help("Toont deze uitleg");
    let version =
        Arg::new("version").short('V').long("version").action(ArgAction::Version).help("Toont de versie");
    command
        .disable_help_flag(true)
        .disable_version_flag(true)
        .help_template(TEMPLATE)
        .subcommand_help_heading("Opdrachten")
        .subcommand_value_name("OPDRACHT")
        .arg(help)
        .arg(version)
        .mut_args(argument)
        .mut_subcommands(self::command)
}

/// Choices and defaults in Dutch, behind the help text.
fn argument(arg: Arg) -> Arg {
    let heading = if arg.is_positional() { "Wat u meegeeft" } else { "Opties" };
    let mut help = arg.get_help().map(StyledStr::to_string).unwrap_or_default();
    if arg.get_action().takes_values() {
        let choices: Vec<String> =
            arg.get_possible_values().iter().map(|v| format!("'{}'", v.get_name())).collect();
        if !choices.is_empty() {
            let _ = write!(help, ". Kies uit {}", list(&choices));
        }
        let default: Vec<_> = arg.get_default_values().iter().map(|v| v.to_string_lossy()).collect();
        if !default.is_empty() {
            let _ = write!(help, ". Kiest u niets? Dan is het '{}'", default.join(","));
        }
    }
    let takes = arg.get_action().takes_values();
    arg.help_heading(heading).help(help).hide_default_value(takes).hide_possible_values(takes)
}

fn list(choices: &[String]) -> String {
    match choices.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} of {last}", rest.join(", ")),
        _ => choices.join(""),
    }
}

/// What is wrong with the arguments, in plain Dutch; `None` for what is no mistake (help, version).
pub fn message(error: &clap::Error) -> Option<String> {
    let text = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join(" "),
        _ => String::new(),
    };
    let choices = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => vec![format!("'{text}'")],
        Some(ContextValue::Strings(texts)) => texts.iter().map(|t| format!("'{t}'")).collect(),
        _ => Vec::new(),
    };
    let option = text(ContextKind::InvalidArg);
    let value = text(ContextKind::InvalidValue);
    let mut said = match error.kind() {
        ErrorKind::UnknownArgument => format!("De optie '{option}' bestaat niet."),
        ErrorKind::InvalidSubcommand => {
            format!("De opdracht '{}' bestaat niet.", text(ContextKind::InvalidSubcommand))
        }
        ErrorKind::InvalidValue if value.is_empty() => format!("Bij '{option}' hoort een waarde."),
        ErrorKind::InvalidValue => format!("'{value}' past niet bij '{option}'."),
        ErrorKind::ValueValidation => {
            let why = std::error::Error::source(error).map(ToString::to_string).unwrap_or_default();
            format!("'{value}' past niet bij '{option}'. {why}").trim_end().to_owned()
        }
        ErrorKind::MissingRequiredArgument => format!("Dit ontbreekt nog: {option}."),
        ErrorKind::ArgumentConflict => {
            let other = text(ContextKind::PriorArg);
            if other == option || other.is_empty() {
                format!("'{option}' mag maar één keer.")
            } else {
                format!("'{option}' en '{other}' gaan niet samen.")
            }
        }
        ErrorKind::TooManyValues | ErrorKind::WrongNumberOfValues | ErrorKind::TooFewValues => {
            format!("Bij '{option}' hoort een ander aantal waarden.")
        }
        ErrorKind::NoEquals => format!("Zet een = achter '{option}'."),
        ErrorKind::InvalidUtf8 => "Deze tekens kan ik niet lezen.".to_owned(),
        _ => return None,
    };
    let possible = choices(ContextKind::ValidValue);
    let nearest = [ContextKind::SuggestedArg, ContextKind::SuggestedSubcommand, ContextKind::SuggestedValue]
        .into_iter()
        .flat_map(choices)
        .next();
    if let Some(nearest) = nearest {
        let _ = write!(said, " Bedoelt u {nearest}?");
    }
    if !possible.is_empty() {
        let _ = write!(said, " Kies uit {}.", list(&possible));
    }
    said.push_str(" Typ 'helder --help' voor uitleg.");
    Some(said)
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;
    use crate::cli::args::Cli;

    fn said(line: &str) -> String {
        let error = command(Cli::command()).try_get_matches_from(line.split(' ')).expect_err("a mistake");
        message(&error).unwrap_or_else(|| error.to_string())
    }

    #[test]
    fn mistakes_are_told_in_dutch() {
        command(Cli::command()).debug_assert();
        assert_eq!(
            said("helder check --formaat text"),
            "De optie '--formaat' bestaat niet. Bedoelt u '--format'? Typ 'helder --help' voor uitleg."
        );
        assert!(said("helder chek").contains("De opdracht 'chek' bestaat niet. Bedoelt u 'check'?"));
        assert!(said("helder check --format pdf").contains("'pdf' past niet bij '--format <FORMAT>'."));
        assert!(said("helder check --profile c1").contains("Kies b1 of a2."));
        assert!(said("helder explain").starts_with("Dit ontbreekt nog: <RULE>."));
    }

    #[test]
    fn help_is_dutch() {
        fn every(command: &mut Command) {
            let help = command.render_long_help().to_string();
            for english in
                ["Usage:", "Options:", "Commands:", "Arguments:", "Print ", "[default", "[possible"]
            {
                assert!(!help.contains(english), "{english}\n{help}");
            }
            for sub in command.get_subcommands_mut() {
                every(sub);
            }
        }
        every(&mut command(Cli::command()));
    }
}
