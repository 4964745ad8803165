//! Tabs within values of one line: they are blanks on paper, and in what a file says of itself.

use super::{DECISION, PIPELINE, changed};
use vanban::rooms::pipeline::Input;
use vanban::rooms::write::Format;

#[test]
fn a_tab_in_a_value_is_a_blank() {
    let tabs =
        [("[Ủy ban nhân dân,", "[\"Ủy\tban nhân dân\","), ("Về việc trồng rừng", "\"Về việc\ttrồng rừng\"")];
    let yaml = changed(DECISION, &tabs);
    let input = Input::alone("vb.yaml", yaml.as_bytes());
    let rendered = PIPELINE.render(input, &[Format::Docx]).unwrap_or_else(|report| panic!("{report}"));
    let tree = &rendered.tree;
    assert!(
        !format!("{}{}{:?}", tree.title, tree.author, tree.keywords).contains(char::is_control),
        "{tree:?}"
    );
    assert!(tree.title.ends_with("Về việc trồng rừng"), "{}", tree.title);
}
