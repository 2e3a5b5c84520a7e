//! `annotate --from conllu FILE`: keeps the tokens of a CoNLL-U file and fills in the rest.

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let path = std::env::args().next_back().ok_or("annotate --from conllu FILE")?;
    let mut sentences = helder::dutch::conllu::read(&std::fs::read_to_string(path)?)?;
    helder::dutch::conllu::annotate(helder::dutch::Analyser::embedded(), &mut sentences);
    print!("{}", helder::dutch::conllu::write(&sentences));
    Ok(())
}
