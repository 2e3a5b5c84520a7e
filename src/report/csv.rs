//! Findings as comma-separated values (RFC 4180), one row each.

use super::FileReport;

const HEADER: &str =
    "path,line,column,end_line,end_column,page,rule,severity,text,message,advice,replacements,checklist,vbi";

/// All findings of all reports; files without findings have no row.
pub fn to_csv(reports: &[FileReport]) -> String {
    let mut out = String::from(HEADER);
    out.push_str("\r\n");
    let number = |n: Option<u32>| n.map_or_else(String::new, |n| n.to_string());
    for report in reports {
        for f in &report.findings {
            let vbi: Vec<String> = f.vbi.iter().map(u8::to_string).collect();
            let row = [
                report.path.clone(),
                number(f.line),
                number(f.column),
                number(f.end_line),
                number(f.end_column),
                number(f.page),
                f.rule.to_owned(),
                f.severity.to_string(),
                f.text.clone(),
                f.message.clone(),
                f.advice.clone(),
                f.replacements.join(" | "),
                f.checklist.join(" "),
                vbi.join(" "),
            ];
            out.push_str(&row.map(|field| quoted(&field)).join(","));
            out.push_str("\r\n");
        }
    }
    out
}

fn quoted(field: &str) -> String {
    if field.contains([',', '"', '\n', '\r']) {
        format!("\"{}\"", field.replace('"', "\"\""))
    } else {
        field.to_owned()
    }
}
