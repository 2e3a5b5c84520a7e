mod annotate;
mod args;
mod check;
mod compare;
mod diff;
mod dutch;
mod input;
mod instrument;
mod interactive;
mod items;
mod judging;
mod lists;
mod output;
mod score;
mod score_rows;
mod session;
mod term;
mod text;

use std::process::ExitCode;

use args::{Cli, Command};
use clap::{CommandFactory, FromArgMatches};

/// Everything was done and nothing was found that matters.
pub const CLEAN: u8 = 0;
/// There are findings at or above `--fail-on`.
pub const FOUND: u8 = 1;
/// Something could not be done.
pub const FAILED: u8 = 2;

/// Runs the program.
pub fn run() -> ExitCode {
    let parsed = dutch::command(Cli::command()).try_get_matches();
    let cli = match parsed.and_then(|matches| Cli::from_arg_matches(&matches)) {
        Ok(cli) => cli,
        Err(error) => {
            match dutch::message(&error) {
                Some(message) => anstream::eprintln!("helder: {message}"),
                None => {
                    let _ = error.print();
                }
            }
            let code = if error.use_stderr() { FAILED } else { CLEAN };
            return ExitCode::from(code);
        }
    };
    let done = match cli.command {
        Command::Check(args) => check::run(&args),
        Command::Vbi(args) => match &args.command {
            Some(args::VbiCommand::Compare(args)) => compare::run(args),
            None => instrument::run(&args.args, instrument::Which::Vbi),
        },
        Command::Checklist(args) if args.page => instrument::page(&args.args),
        Command::Checklist(args) => instrument::run(&args.args, instrument::Which::Checklist),
        Command::Diff(args) => diff::run(&args),
        Command::Score(args) => score::run(&args),
        Command::Annotate(args) => annotate::run(&args),
        Command::Term(args) => term::run(&args),
        Command::Explain { rule } => lists::explain(&rule),
        Command::Rules { format } => lists::rules(format),
    };
    let code = done.unwrap_or_else(|error| {
        complain(&error);
        FAILED
    });
    ExitCode::from(code)
}

/// One line on standard error.
pub fn complain(error: &helder::Error) {
    anstream::eprintln!("helder: {error}");
}
