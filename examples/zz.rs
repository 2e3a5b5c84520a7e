fn main(){ for w in std::env::args().skip(1){ println!("{w} {:?}", helder::dutch::lexicon::lookup(&w).map(|e|(format!("{:b}",e.class),e.zipf10))); } }
