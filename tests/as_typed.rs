//! What a person types comes out as typed, through both writers: characters that YAML, Tera,
//! XML, Typst or Word treat specially are letters like any other.

use proptest::prelude::*;
use vanban::rooms::issue::lock::texts as texts_with_places;
use vanban::rooms::paper::dump;
use vanban::rooms::pipeline::Input;
use vanban::rooms::write::Format;

use crate::support::docx::{docx_paragraphs, folded};
use crate::support::papers::PIPELINE;

/// Words and signs; only `*`, `\` and `{` are marks of the format and need their `\`.
const TOKENS: &[&str] = &[
    "Sở",
    "Công Thương",
    "đồng",
    "2026",
    "#",
    "$",
    "@",
    r"\*",
    "_",
    "<",
    ">",
    "&",
    r"\\",
    "//",
    "[",
    "]",
    r"\{",
    "}",
    "`",
    "~",
    "^",
    "%",
    "=",
    "\"",
    "'",
    "--",
    "...",
    "<w:p>",
    "</w:t>",
    "&amp;",
    "#set",
    "$x$",
    "]]>",
    "<!--",
    "“",
    "”",
    "–",
    "10%",
    "a:b",
    ": ",
    " #x",
    "|",
    "!",
    "?",
    "(",
    ")",
    ";",
    ",",
];

fn plan(line: &str) -> String {
    format!(
        "loai: ke_hoach
co_quan: {{ten: [Ủy ban nhân dân, xã An Bình]}}
ky_hieu: KH-UBND
nam: 2026
dia_danh: An Bình
trich_yeu: Thử
noi_dung: |
  I. Nội dung
  Đầu {line} cuối
noi_nhan: [Như trên]
nguoi_ky: {{chuc_vu: Chủ tịch}}
"
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn signs_come_out_as_typed(tokens in prop::collection::vec((prop::sample::select(TOKENS), any::<bool>()), 1..12)) {
        let line: String = tokens.iter().map(|(token, blank)| if *blank { format!("{token} ") } else { (*token).to_owned() }).collect();
        // A unit that stands twice is an error of its own.
        prop_assume!(!line.replace(' ', "").contains("%%"));
        let printed = line.replace(r"\*", "*").replace(r"\{", "{").replace(r"\\", "\\");
        let printed = folded(&format!("Đầu {printed} cuối"));
        let yaml = plan(&line);
        let (document, report) = PIPELINE.tree(Input::alone("a.yaml", yaml.as_bytes()));
        let found = vanban::rooms::finding::render::short(&report);
        let Some(document) = document else { return Err(TestCaseError::fail(format!("{yaml}\n{found}"))) };
        let texts: Vec<String> = dump::texts(&document).iter().map(|text| folded(text)).collect();
        prop_assert!(texts.contains(&printed), "{printed:?} not in {texts:#?}");
        let docx = PIPELINE.write(&document, Format::Docx).unwrap();
        let paragraphs: Vec<String> = docx_paragraphs(&docx).iter().map(|text| folded(text)).collect();
        prop_assert!(paragraphs.contains(&printed), "{printed:?} not in {paragraphs:#?}");
        let words = texts_with_places(&document);
        let words = words.iter().map(|one| (one.place.as_str(), one.text.as_str()));
        prop_assert_eq!(vanban::rooms::issue::second::differs(&docx, words), None);
        // Without blanks: where a line ends, the frame has none.
        let solid = |text: &str| text.split_whitespace().collect::<String>();
        let layout = PIPELINE.layout(&document).unwrap();
        let page: String = layout.pages.iter().flat_map(|page| &page.lines).map(|line| solid(&line.text)).collect();
        prop_assert!(page.contains(&solid(&printed)), "{printed:?} not in {page:?}");
    }
}
