//! The command-line program: arguments and exit codes; the work is in the library.

mod cli;

fn main() -> std::process::ExitCode {
    cli::run()
}
