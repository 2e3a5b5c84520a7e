//! Command-line cases: what a user types, and what the program says.

#[test]
fn cases() {
    trycmd::TestCases::new().case("tests/cmd/*.trycmd").case("tests/cmd/*.toml");
}
