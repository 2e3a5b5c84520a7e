#![doc = include_str!("schakelaar.md")]

use crate::Span;
use crate::document::{Comment, Document};
use crate::finding::{Finding, Severity};
use crate::rules::{Context, Findings, Rule, known};

/// The rule that speaks of switches that do nothing; what switches do is in [`apply`].
pub static RULE: Rule = Rule {
    id: "schakelaar",
    severity: Severity::Hint,
    checklist: &[],
    vbi: &[],
    doc: include_str!("schakelaar.md"),
    check: nothing,
};

fn nothing(_: &Context<'_>, _: &mut Findings) {}

/// `helder-uit: a, b` and where it holds.
struct Switch<'d> {
    comment: &'d Comment,
    /// The rules, as written; none means all.
    rules: Vec<&'d str>,
    /// Where in the text it holds.
    range: Span,
}

/// Takes away the findings that the writer switched off, and reports switches that are wrong or did nothing.
pub(super) fn apply(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let switches = read(context.document);
    if switches.is_empty() {
        return;
    }
    let mut worked: Vec<Vec<bool>> = switches.iter().map(|s| vec![false; s.rules.len().max(1)]).collect();
    findings.retain(|finding| {
        let mut silent = false;
        for (switch, worked) in switches.iter().zip(&mut worked) {
            // A finding on the whole document belongs to a switch at its very start.
            let inside = switch.range.contains(finding.span.start);
            let named = switch.rules.iter().position(|r| *r == finding.rule);
            let hit = if switch.rules.is_empty() { Some(0) } else { named };
            if let (true, Some(hit)) = (inside, hit) {
                worked[hit] = true;
                silent = true;
            }
        }
        !silent
    });
    if !context.settings.is_on(RULE.id) {
        return;
    }
    for (switch, worked) in switches.iter().zip(&worked) {
        for (i, &did) in worked.iter().enumerate() {
            let rule = switch.rules.get(i).copied();
            let on = rule.is_none_or(|r| context.settings.is_on(r));
            if let Some((message, advice)) = complaint(context, rule, did || !on) {
                let at = Span { start: switch.comment.at, end: switch.comment.at };
                findings.push(Finding::new(RULE.id, RULE.severity, at, message, advice));
            }
        }
    }
}

fn complaint(context: &Context<'_>, rule: Option<&str>, fine: bool) -> Option<(String, String)> {
    if let Some(Err(error)) = rule.map(known) {
        let name = rule.unwrap_or_default();
        return Some((
            context.say(error.message().to_owned(), format!("There is no rule '{name}'.")),
            context.say(
                "Kijk of u de regel goed schrijft.".to_owned(),
                "Check the spelling of the rule.".to_owned(),
            ),
        ));
    }
    let what = rule.map_or_else(String::new, |r| format!(" voor '{r}'"));
    (!fine).then(|| {
        (
            context.say(
                format!("'helder-uit'{what} doet hier niets. Er is niets om uit te zetten."),
                "This 'helder-uit' silences nothing.".to_owned(),
            ),
            context.say("Haal deze regel uit de tekst.".to_owned(), "Remove it.".to_owned()),
        )
    })
}

fn read(document: &Document) -> Vec<Switch<'_>> {
    let comments = document.comments();
    let end = document.text().len() as u32;
    let mut switches = Vec::new();
    for (i, comment) in comments.iter().enumerate() {
        let Some(command) = comment.text.strip_prefix("helder-uit") else { continue };
        let (scope, rules) = command.split_once(':').unwrap_or((command, ""));
        let rules: Vec<&str> = rules.split(',').map(str::trim).filter(|r| !r.is_empty()).collect();
        let range = match scope.trim() {
            "-regel" => line_range(document, comment),
            "-blok" => block_range(document, comment),
            _ => {
                let on = comments[i + 1..].iter().find(|c| is_on_again(c, &rules));
                Span { start: comment.at, end: on.map_or(end, |c| c.at) }
            }
        };
        switches.push(Switch { comment, rules, range });
    }
    switches
}

/// `helder-aan` ends every switch, `helder-aan: a` those that name a.
fn is_on_again(comment: &Comment, rules: &[&str]) -> bool {
    let Some(rest) = comment.text.strip_prefix("helder-aan") else { return false };
    let named = rest.trim_start_matches(':');
    let mut named = named.split(',').map(str::trim).filter(|r| !r.is_empty()).peekable();
    named.peek().is_none() || named.any(|n| rules.contains(&n))
}

/// The source line of the comment, or the next one if the comment stands alone.
fn line_range(document: &Document, comment: &Comment) -> Span {
    let source = document.source();
    let (start, end) = (comment.source.start as usize, comment.source.end as usize);
    let line_start = source[..start].rfind('\n').map_or(0, |i| i + 1);
    let line_end = source[end..].find('\n').map_or(source.len(), |i| end + i);
    let alone = source[line_start..start].trim().is_empty() && source[end..line_end].trim().is_empty();
    let wanted = if alone {
        let next = (line_end + 1).min(source.len());
        (next, source[next..].find('\n').map_or(source.len(), |i| next + i))
    } else {
        (line_start, line_end)
    };
    document.text_range(wanted.0 as u32, wanted.1 as u32)
}

/// The block that the comment stands in or before.
fn block_range(document: &Document, comment: &Comment) -> Span {
    let blocks = document.blocks();
    let i = blocks.partition_point(|b| b.span.end <= comment.at);
    blocks.get(i).map_or(Span::default(), |b| b.span)
}
