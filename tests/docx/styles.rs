//! The styles: the decree's terms and the theme's figures, read back from the file.

use std::collections::BTreeMap;

use vanban::rooms::length::Length;
use vanban::rooms::role::{Ink, Role};
use vanban::rooms::theme::{Align, DEFAULT, Theme};

use crate::support::docx::{all, attribute, child, value, written, written_in};
use crate::support::trees::document;
use crate::support::zip_files::part;

/// Every role's style by its name in Vietnamese, with what it has from the styles it is based on.
fn styles(xml: &roxmltree::Document<'_>) -> BTreeMap<String, BTreeMap<&'static str, String>> {
    let by_id: BTreeMap<_, _> =
        all(xml, "style").into_iter().map(|style| (attribute(style, "styleId"), style)).collect();
    let based_on = |style| by_id.get(&value(style, "basedOn")).copied();
    let styles = all(xml, "style").into_iter().map(|style| {
        let of = |parent: &str, element: &str, name: &str| {
            let mut chain = std::iter::successors(Some(style), |style| based_on(*style));
            let node = chain.find_map(|style| child(child(style, parent)?, element))?;
            let found = node.attributes().find(|attribute| attribute.name() == name);
            let found = found.map(|attribute| attribute.value()).unwrap_or("có").to_owned();
            // What a style takes away is as if it were not there.
            (found != "false").then_some(found)
        };
        let (paragraph, run) = ("pPr", "rPr");
        let facts = [
            ("size", of(run, "sz", "val")),
            ("size_cs", of(run, "szCs", "val")),
            ("bold", of(run, "b", "val")),
            ("italic", of(run, "i", "val")),
            ("align", of(paragraph, "jc", "val")),
            ("before", of(paragraph, "spacing", "before")),
            ("after", of(paragraph, "spacing", "after")),
            ("line", of(paragraph, "spacing", "line")),
            ("left", of(paragraph, "ind", "left")),
            ("first", of(paragraph, "ind", "firstLine")),
            ("outline", of(paragraph, "outlineLvl", "val")),
            ("keep", of(paragraph, "keepNext", "val")),
            ("color", of(run, "color", "val")),
            ("next", value(style, "next").map(str::to_owned)),
        ];
        let facts = facts.into_iter().filter_map(|(key, value)| Some((key, value?)));
        let name = value(style, "aliases").or(value(style, "name")).unwrap();
        (name.to_owned(), facts.collect())
    });
    styles.collect()
}

/// PL I, mục V: size and slant of each component; the clause stands with the role.
#[test]
fn each_role_has_a_style_of_its_name_with_the_themes_figures() {
    let theme = Theme::default();
    let text = part(&written(&document(vec![])), "word/styles.xml");
    let xml = roxmltree::Document::parse(&text).unwrap();
    let styles = styles(&xml);
    for &role in Role::ALL {
        let info = role.info();
        let name = info.name.replace(", ", " và ");
        let style = theme.style(role);
        let seen = styles.get(&name).unwrap_or_else(|| panic!("no style for {name}"));
        let half_points = (style.size.to_pt() * 2.0).to_string();
        let flag = |on: bool| on.then(|| "có".to_owned());
        let align = match style.align {
            Align::Left => "left",
            Align::Center => "center",
            Align::Right => "right",
            Align::Justify => "both",
        };
        let indents = [style.left_indent, style.first_indent].map(Length::to_twips);
        let heading = info.outline > 0;
        let indent = |twips: i32| (heading || indents != [0, 0]).then(|| twips.to_string());
        let expected = [
            ("size", Some(half_points.clone())),
            ("size_cs", Some(half_points)),
            ("bold", flag(style.bold)),
            ("italic", flag(style.italic)),
            ("align", Some(align.to_owned())),
            ("before", Some(style.before.to_twips().to_string())),
            ("after", Some(style.after.to_twips().to_string())),
            ("line", Some((u32::from(style.line_percent) * 12 / 5).to_string())),
            ("left", indent(indents[0])),
            ("first", indent(indents[1])),
            ("color", (info.ink == Ink::Red).then(|| "FF0000".to_owned())),
            ("keep", flag(info.keep_next)),
        ];
        for (key, value) in expected {
            assert_eq!(seen.get(key), value.as_ref(), "{key} of {name} ({})", info.clause);
        }
        assert_eq!(seen.contains_key("outline"), heading, "{name}");
    }
}

#[test]
fn another_theme_gives_other_styles() {
    let theme = DEFAULT
        .replace("doan_van: {co_chu: 14,", "doan_van: {co_chu: 13, gian_dong: 1.5,")
        .replace("le_trai: 30", "le_trai: 35");
    let theme = Theme::read(&theme).unwrap();
    let file = written_in(&theme, &document(vec![])).unwrap();
    let text = part(&file, "word/styles.xml");
    let xml = roxmltree::Document::parse(&text).unwrap();
    let style = &styles(&xml)["Đoạn văn"];
    assert_eq!((style["size"].as_str(), style["line"].as_str()), ("26", "360"));
    assert!(part(&file, "word/document.xml").contains(r#"w:left="1984""#));
}

#[test]
fn headings_show_in_the_navigation_and_are_followed_by_text() {
    let text = part(&written(&document(vec![])), "word/styles.xml");
    let xml = roxmltree::Document::parse(&text).unwrap();
    let styles = styles(&xml);
    assert_eq!(styles["Phần"]["outline"], "1");
    let id = |name: &str| {
        let named = |style: &roxmltree::Node<'_, '_>| {
            value(*style, "aliases").or(value(*style, "name")) == Some(name)
        };
        all(&xml, "style").into_iter().find(named).and_then(|style| attribute(style, "styleId"))
    };
    assert_eq!(styles["Phần"]["next"], "DoanVan");
    assert_eq!(Some(styles["Lệnh ban hành"]["next"].as_str()), id("Điều"));
    assert!(!styles["Đoạn văn"].contains_key("outline"));
}

#[test]
fn all_text_is_black_times_new_roman_in_vietnamese_without_kerning() {
    let text = part(&written(&document(vec![])), "word/styles.xml");
    let xml = roxmltree::Document::parse(&text).unwrap();
    let run = child(all(&xml, "rPrDefault")[0], "rPr").unwrap();
    let fonts = child(run, "rFonts").unwrap();
    for script in ["ascii", "hAnsi", "eastAsia", "cs"] {
        assert_eq!(attribute(fonts, script), Some("Times New Roman"), "{script}");
    }
    let language = child(run, "lang").unwrap();
    assert_eq!(["val", "eastAsia", "bidi"].map(|name| attribute(language, name)), [Some("vi-VN"); 3]);
    assert_eq!(
        (value(run, "kern"), value(run, "color"), value(run, "sz")),
        (Some("0"), Some("000000"), Some("28"))
    );
}

/// Word reads a comma in a style's name as the start of an alias.
#[test]
fn no_style_has_a_comma_in_its_name_and_each_id_is_its_own() {
    let text = part(&written(&document(vec![])), "word/styles.xml");
    let xml = roxmltree::Document::parse(&text).unwrap();
    let names: Vec<_> = all(&xml, "style").into_iter().map(|style| value(style, "name").unwrap()).collect();
    assert_eq!(names.iter().find(|name| name.contains(',')), None);
    let mut ids: Vec<_> =
        all(&xml, "style").into_iter().map(|style| attribute(style, "styleId").unwrap()).collect();
    let count = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), count);
    for reference in xml.descendants().filter(|node| matches!(node.tag_name().name(), "next" | "basedOn")) {
        let id = attribute(reference, "val").unwrap();
        assert!(ids.contains(&id), "no style {id}");
    }
}

#[test]
fn settings_ask_for_no_hyphens_and_for_lines_that_are_only_stretched() {
    let text = part(&written(&document(vec![])), "word/settings.xml");
    let xml = roxmltree::Document::parse(&text).unwrap();
    let settings = xml.root_element();
    assert_eq!(value(settings, "autoHyphenation"), Some("false"));
    let compat = child(settings, "compat").unwrap();
    assert!(child(compat, "doNotExpandShiftReturn").is_some());
    let mode = compat.children().find(|node| attribute(*node, "name") == Some("compatibilityMode"));
    // From mode 15 on Word narrows the blanks of a justified line to seat one more word.
    assert_eq!(mode.and_then(|node| attribute(node, "val")), Some("14"));
}
