//! CoNLL-U: reading sentences with given tokens, and writing them with annotation.

use super::Analysis;
use super::analyser::{Analyser, Workspace};
use super::morphology::{Feats, Upos};
use super::relation::Relation;
use crate::Span;
use crate::error::{Error, ErrorKind};
use std::fmt::Write as _;

/// One token line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Word {
    /// FORM.
    pub form: String,
    /// LEMMA.
    pub lemma: String,
    /// UPOS.
    pub upos: Upos,
    /// FEATS.
    pub feats: Feats,
    /// HEAD.
    pub head: u32,
    /// DEPREL.
    pub relation: Relation,
    /// MISC.
    pub misc: String,
}

/// One sentence.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sentence {
    /// Comment lines, without their end.
    pub comments: Vec<String>,
    /// Tokens; multiword ranges and empty nodes are left out.
    pub words: Vec<Word>,
}

/// Reads CoNLL-U. An underscore in any column but FORM counts as empty, and so does a tag or relation that helder
/// does not know.
///
/// # Errors
/// [`ErrorKind::Conllu`] with the line, when a token has not ten columns or a wrong number.
pub fn read(text: &str) -> Result<Vec<Sentence>, Error> {
    let mut sentences = Vec::new();
    let mut current = Sentence::default();
    for (number, line) in text.lines().enumerate() {
        let error = |what: &str| Error::new(ErrorKind::Conllu, what).at(number + 1, None);
        let line = line.trim_end_matches('\r');
        if line.is_empty() {
            if !current.words.is_empty() {
                sentences.push(std::mem::take(&mut current));
            }
        } else if line.starts_with('#') {
            current.comments.push(line.to_owned());
        } else {
            let cols: [&str; 10] = line
                .split('\t')
                .collect::<Vec<_>>()
                .try_into()
                .map_err(|_| error("Een woord in CoNLL-U heeft 10 kolommen, met tabs ertussen."))?;
            if cols[0].contains(['-', '.']) {
                continue;
            }
            if cols[0].parse() != Ok(current.words.len() + 1) {
                return Err(error("De woorden van een zin moeten nummers hebben: 1, 2, 3 ..."));
            }
            let filled = |i: usize| Some(cols[i]).filter(|c| *c != "_");
            current.words.push(Word {
                form: cols[1].to_owned(),
                lemma: filled(2).unwrap_or(if cols[1] == "_" { "_" } else { "" }).to_owned(),
                upos: filled(3).and_then(|u| u.parse().ok()).unwrap_or(Upos::X),
                feats: cols[5].parse().unwrap_or_default(),
                head: filled(6).and_then(|h| h.parse().ok()).unwrap_or(0),
                relation: filled(7).and_then(|r| r.parse().ok()).unwrap_or(Relation::Dep),
                misc: filled(9).unwrap_or("").to_owned(),
            });
        }
    }
    if !current.words.is_empty() {
        sentences.push(current);
    }
    Ok(sentences)
}

/// Joins the forms of a sentence to a text, minding `SpaceAfter=No`, and gives the range of each.
pub fn join(words: &[Word], text: &mut String, tokens: &mut Vec<Span>) {
    text.clear();
    tokens.clear();
    for word in words {
        let start = text.len();
        text.push_str(&word.form);
        tokens.push(Span::new(start, text.len()));
        if !word.misc.split('|').any(|m| m == "SpaceAfter=No") {
            text.push(' ');
        }
    }
}

/// Analyses every sentence: fills LEMMA, UPOS, FEATS, HEAD and DEPREL, keeps tokens, comments and MISC.
pub fn annotate(analyser: &Analyser, sentences: &mut [Sentence]) {
    let (mut ws, mut text, mut tokens) = (Workspace::default(), String::new(), Vec::new());
    for sentence in sentences {
        join(&sentence.words, &mut text, &mut tokens);
        analyser.analyse(&text, &tokens, &mut ws);
        for (i, (word, note)) in sentence.words.iter_mut().zip(ws.words()).enumerate() {
            ws.lemma(i).clone_into(&mut word.lemma);
            word.upos = note.upos;
            word.feats = note.feats;
            word.head = note.head;
            word.relation = note.relation;
        }
    }
}

/// Writes sentences as CoNLL-U.
pub fn write(sentences: &[Sentence]) -> String {
    let mut out = String::new();
    for sentence in sentences {
        for comment in &sentence.comments {
            out.push_str(comment);
            out.push('\n');
        }
        for (i, word) in sentence.words.iter().enumerate() {
            let or_blank = |s: &'_ str| if s.is_empty() { "_".to_owned() } else { s.to_owned() };
            let (lemma, misc) = (or_blank(&word.lemma), or_blank(&word.misc));
            let Word { form, upos, feats, head, relation, .. } = word;
            // Writing to a string cannot fail.
            let _ = writeln!(
                out,
                "{}\t{form}\t{lemma}\t{upos}\t_\t{feats}\t{head}\t{relation}\t_\t{misc}",
                i + 1
            );
        }
        out.push('\n');
    }
    out
}

/// Writes an analysis as CoNLL-U; `# newpar` marks the first sentence of a block.
pub fn write_analysis(analysis: &Analysis<'_>) -> String {
    let mut sentences = Vec::with_capacity(analysis.sentences().len());
    let mut block = None;
    for (number, sentence) in analysis.sentences().iter().enumerate() {
        let mut comments = Vec::new();
        if block != Some(sentence.block) {
            comments.push("# newpar".to_owned());
        }
        block = Some(sentence.block);
        comments.push(format!("# sent_id = {}", number + 1));
        comments.push(format!("# text = {}", analysis.passage(sentence.span)));
        let word = |i: usize| {
            let token = &analysis.tokens()[i];
            let glued = analysis.tokens().get(i + 1).is_some_and(|n| n.span.start == token.span.end);
            Word {
                form: analysis.word(i).to_owned(),
                lemma: analysis.lemma(i).to_owned(),
                upos: token.upos,
                feats: token.feats,
                head: token.head.map_or(0, |h| h - sentence.first + 1),
                relation: token.relation,
                misc: if glued { "SpaceAfter=No".to_owned() } else { String::new() },
            }
        };
        sentences.push(Sentence { comments, words: sentence.tokens().map(word).collect() });
    }
    write(&sentences)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "# text = Bel 112.\n1\tBel\tbellen\tVERB\t_\tVerbForm=Fin\t0\troot\t_\t_\n\
                        2\t112\t112\tNUM\t_\t_\t1\tobj\t_\tSpaceAfter=No\n3\t.\t.\tPUNCT\t_\t_\t1\tpunct\t_\t_\n\n";

    #[test]
    fn what_is_read_is_written() {
        assert_eq!(write(&read(TEXT).unwrap()), TEXT);
        assert_eq!(read(&TEXT.replace('\n', "\r\n")).unwrap(), read(TEXT).unwrap());
    }

    #[test]
    fn spaces_follow_misc() {
        let (mut text, mut tokens) = (String::new(), Vec::new());
        join(&read(TEXT).unwrap()[0].words, &mut text, &mut tokens);
        assert_eq!(text, "Bel 112. ");
        assert_eq!(tokens[2].of(&text), ".");
    }

    #[test]
    fn faults_are_located() {
        assert_eq!(read("1\tBel\n").unwrap_err().line(), Some(1));
        assert_eq!(read("\n2\ta\t_\t_\t_\t_\t_\t_\t_\t_\n").unwrap_err().line(), Some(2));
    }

    #[test]
    fn ranges_and_empty_nodes_are_left_out() {
        let text =
            "1-2\tab\t_\t_\t_\t_\t_\t_\t_\t_\n1\ta\t_\t_\t_\t_\t_\t_\t_\t_\n1.1\tx\t_\t_\t_\t_\t_\t_\t_\t_\n";
        assert_eq!(read(text).unwrap()[0].words.len(), 1);
    }
}
