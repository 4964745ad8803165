//! Remarks put into a copy of a Word file: what the parts of the copy say of them.

use vanban::rooms::word::{WordNote, annotated};

use super::body;
use crate::support::word_file::{p, r};
use crate::support::zip_files::{part, repacked};

fn note() -> Vec<WordNote> {
    vec![WordNote { paragraph: 1, text: "Lỗi".to_owned() }]
}

/// A relation may lead to a list of remarks that is not there, and of which nothing says what it holds.
#[test]
fn a_list_that_is_gone_is_made_with_its_kind() {
    let file = body(&p(&r("a"))).relation("rId9", "comments", "comments.xml");
    let copy = annotated(&file.bytes(), &note()).expect("a Word file");
    let kinds = part(&copy, "[Content_Types].xml");
    assert_eq!(kinds.matches("/word/comments.xml").count(), 1, "{kinds}");
    assert!(part(&copy, "word/comments.xml").contains("Lỗi"));
    // A second run over the copy adds to the list, and says its kind once.
    let twice = annotated(&copy, &note()).expect("a Word file");
    assert_eq!(part(&twice, "[Content_Types].xml"), kinds);
    assert_eq!(part(&twice, "word/comments.xml").matches("<w:comment ").count(), 2);
}

/// A file of the strict form of the standard has its remarks in that form.
#[test]
fn remarks_are_of_the_form_of_their_file() {
    let strict = repacked(&body(&p(&r("a"))).bytes(), |name, bytes| {
        let text = String::from_utf8(bytes.clone())
            .ok()
            .filter(|_| name.ends_with(".xml") || name.ends_with(".rels"));
        let bytes = match text {
            Some(text) => text
                .replace(
                    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
                    "http://purl.oclc.org/ooxml/wordprocessingml/main",
                )
                .replace(
                    "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
                    "http://purl.oclc.org/ooxml/officeDocument/relationships",
                )
                .into_bytes(),
            None => bytes,
        };
        Some((name.to_owned(), bytes))
    });
    let copy = annotated(&strict, &note()).expect("a Word file");
    assert!(part(&copy, "word/comments.xml").starts_with("<?xml"));
    for name in ["word/comments.xml", "word/_rels/document.xml.rels"] {
        assert!(!part(&copy, name).contains("schemas.openxmlformats.org/wordprocessingml"), "{name}");
        assert!(part(&copy, name).contains("purl.oclc.org"), "{name}");
    }
}
