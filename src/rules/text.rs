//! The Markdown of a rule: its title, its parts and its examples.

/// An example in a rule's Markdown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Example {
    /// Whether the rule must report something (`fout`) or must stay silent (`goed`).
    pub wrong: bool,
    /// The text, in Markdown, without the marks.
    pub text: String,
    /// The passages between `{` and `}`: what the rule must report, to the letter. May be empty.
    pub marked: Vec<String>,
    /// Words after `fout` or `goed` on the fence: `document` (the whole block is one text), `a2`, `text`.
    pub tags: Vec<String>,
}

/// The title: the first heading.
pub fn title(doc: &str) -> &str {
    doc.lines().find_map(|l| l.strip_prefix("# ")).unwrap_or("").trim()
}

/// The first paragraph.
pub fn summary(doc: &str) -> String {
    let lines = doc.lines().skip_while(|l| l.starts_with('#') || l.is_empty());
    lines.take_while(|l| !l.is_empty()).collect::<Vec<_>>().join(" ")
}

/// The text under the second-level heading with this name.
pub fn section<'d>(doc: &'d str, name: &str) -> Option<&'d str> {
    let mut rest = doc;
    while let Some(at) = rest.find("\n## ") {
        let body = &rest[at + 4..];
        let (heading, text) = body.split_once('\n')?;
        if heading.trim() == name {
            let end = text.find("\n## ").map_or(text.len(), |e| e);
            return Some(text[..end].trim());
        }
        rest = body;
    }
    None
}

/// The examples: each line of a `fout` or `goed` block, or the whole block if it is tagged `document`.
pub fn examples(doc: &str) -> Vec<Example> {
    let mut found = Vec::new();
    let mut lines = doc.lines();
    while let Some(line) = lines.next() {
        let Some(info) = line.strip_prefix("```") else { continue };
        let fence = info.len() - info.trim_start_matches('`').len() + 3;
        let mut words = info.trim_start_matches('`').split_whitespace().map(str::to_owned);
        let Some(kind) = words.next() else { continue };
        let wrong = kind == "fout";
        let tags: Vec<String> = words.collect();
        let body: Vec<&str> = lines.by_ref().take_while(|l| *l != "`".repeat(fence)).collect();
        if !wrong && kind != "goed" {
            continue;
        }
        if tags.iter().any(|t| t == "document") {
            found.push(example(wrong, &body.join("\n"), &tags));
        } else {
            found.extend(body.iter().filter(|l| !l.is_empty()).map(|l| example(wrong, l, &tags)));
        }
    }
    found
}

fn example(wrong: bool, text: &str, tags: &[String]) -> Example {
    let marked =
        text.split('{').skip(1).filter_map(|p| p.split_once('}')).map(|(m, _)| m.to_owned()).collect();
    Example { wrong, text: text.replace(['{', '}'], ""), marked, tags: tags.to_vec() }
}

/// Lines of an example from which only the beginning is shown.
const LONG_EXAMPLE: usize = 8;

/// The Markdown as a reader wants it: example fences become lists, marks become emphasis.
pub fn for_reader(doc: &str) -> String {
    let mut out = String::new();
    let mut lines = doc.lines();
    while let Some(line) = lines.next() {
        let info = line.strip_prefix("```").map(|i| i.trim_start_matches('`').to_owned());
        let Some(info) = info.filter(|i| i.starts_with("fout") || i.starts_with("goed")) else {
            out.push_str(line);
            out.push('\n');
            continue;
        };
        let whole = info.contains("document");
        let fence: String = line.chars().take_while(|&c| c == '`').collect();
        let body: Vec<&str> = lines.by_ref().take_while(|l| *l != fence).collect();
        if !whole {
            for example in body.iter().filter(|l| !l.is_empty()) {
                out.push_str(&format!("- {}\n", example.replace('{', "**").replace('}', "**")));
            }
            continue;
        }
        // Long texts are there for the tests; their beginning shows what they are about.
        let shown = if body.len() > LONG_EXAMPLE { &body[..LONG_EXAMPLE - 2] } else { &body[..] };
        for line in shown {
            out.push_str(format!("> {}", line.replace(['{', '}'], "").trim()).trim_end());
            out.push('\n');
        }
        if shown.len() < body.len() {
            out.push_str("> ...\n");
        }
    }
    out
}
