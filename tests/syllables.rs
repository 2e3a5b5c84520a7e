//! Syllable counts against words that were cut by hand.

use helder::dutch::syllables::count;

#[test]
fn counts_as_a_person_does() {
    let rows = include_str!("syllables.tsv").lines().skip(1).filter_map(|l| l.split_once('\t'));
    let (mut right, mut all) = (0, 0);
    for (word, cut) in rows {
        let expected = cut.split('-').count() as u32;
        all += 1;
        if count(word) == expected {
            right += 1;
        } else {
            println!("{word}: {} instead of {expected}", count(word));
        }
    }
    println!("{right} of {all} words right ({:.1}%)", 100.0 * f64::from(right) / f64::from(all));
    assert!(all >= 300 && right * 100 >= all * 95, "{right} of {all}");
}
