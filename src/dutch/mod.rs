//! Dutch: sentences, tokens, tags, lemmas, trees.
