//! To standard output, or whole into a file.

use std::io::Write;
use std::path::Path;

use helder::{Error, ErrorKind};

/// Writes text to a file, all or nothing, or to standard output, where colours are for terminals only.
pub fn write(text: &str, output: Option<&Path>) -> Result<(), Error> {
    let Some(path) = output else {
        let mut out = anstream::stdout().lock();
        let done = out.write_all(text.as_bytes()).and_then(|()| out.flush());
        return match done {
            // Whoever reads has seen enough (`| head`).
            Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => Ok(()),
            other => {
                other.map_err(|e| Error::new(ErrorKind::Io, "Ik kan de uitvoer niet schrijven.").because(e))
            }
        };
    };
    write_file(path, anstream::adapter::strip_str(text).to_string().as_bytes())
}

/// Writes a file beside its place and moves it there, so that nobody ever sees half of it.
pub fn write_file(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    let folder = path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let fail = |error: std::io::Error| {
        Error::new(ErrorKind::Io, format!("Ik kan dit bestand niet schrijven ({error})."))
            .in_file(path.display().to_string())
            .because(error)
    };
    let mut file = tempfile::NamedTempFile::new_in(folder).map_err(fail)?;
    file.write_all(bytes).map_err(fail)?;
    file.persist(path).map_err(|e| fail(e.error))?;
    Ok(())
}
