//! The page of the workbench: what a browser loads once, out of the program itself.
//!
//! In: a name. Out: the text and its type. The scripts are plain modules that a browser takes as they are.

/// The page with the papers of a folder.
pub(super) const LIST: &str = "danh-sach.html";

/// Names, types and texts.
const ASSETS: &[(&str, &str, &str)] = &[
    ("", HTML, include_str!("page/van-ban.html")),
    ("van-ban.html", HTML, include_str!("page/van-ban.html")),
    (LIST, HTML, include_str!("page/danh-sach.html")),
    ("danh-sach.js", SCRIPT, include_str!("page/danh-sach.js")),
    ("kieu.css", STYLE, include_str!("page/kieu.css")),
    ("bieu-tuong.svg", "image/svg+xml", include_str!("page/bieu-tuong.svg")),
    ("ban.js", SCRIPT, include_str!("page/ban.js")),
    ("tin.js", SCRIPT, include_str!("page/tin.js")),
    ("trang.js", SCRIPT, include_str!("page/trang.js")),
    ("phat-hien.js", SCRIPT, include_str!("page/phat-hien.js")),
    ("nguon.js", SCRIPT, include_str!("page/nguon.js")),
    ("dung.js", SCRIPT, include_str!("page/dung.js")),
    ("the.js", SCRIPT, include_str!("page/the.js")),
    ("mau.js", SCRIPT, include_str!("page/mau.js")),
    ("hien.js", SCRIPT, include_str!("page/hien.js")),
    ("o.js", SCRIPT, include_str!("page/o.js")),
    ("van-ban-moi.html", HTML, include_str!("page/van-ban-moi.html")),
    ("van-ban-moi.js", SCRIPT, include_str!("page/van-ban-moi.js")),
    ("chon-tim.js", SCRIPT, include_str!("page/chon-tim.js")),
    ("khong-dau.js", SCRIPT, include_str!("page/khong-dau.js")),
    ("lam.js", SCRIPT, include_str!("page/lam.js")),
    ("viec.js", SCRIPT, include_str!("page/viec.js")),
    ("so-sanh.html", HTML, include_str!("page/so-sanh.html")),
    ("so-sanh.js", SCRIPT, include_str!("page/so-sanh.js")),
    ("hang-loat.html", HTML, include_str!("page/hang-loat.html")),
    ("hang-loat.js", SCRIPT, include_str!("page/hang-loat.js")),
    ("viec-so.js", SCRIPT, include_str!("page/viec-so.js")),
    ("viec-kinh-phi.js", SCRIPT, include_str!("page/viec-kinh-phi.js")),
    ("viec.css", STYLE, include_str!("page/viec.css")),
    ("gui.js", SCRIPT, include_str!("page/gui.js")),
    ("tom-tat.js", SCRIPT, include_str!("page/tom-tat.js")),
    ("luoi.js", SCRIPT, include_str!("page/luoi.js")),
    ("luoi-chep.js", SCRIPT, include_str!("page/luoi-chep.js")),
    ("luoi-ghi.js", SCRIPT, include_str!("page/luoi-ghi.js")),
    ("luoi-khung.js", SCRIPT, include_str!("page/luoi-khung.js")),
    ("luoi-mau.js", SCRIPT, include_str!("page/luoi-mau.js")),
    ("luoi-o.js", SCRIPT, include_str!("page/luoi-o.js")),
    ("luoi-phim.js", SCRIPT, include_str!("page/luoi-phim.js")),
    ("luoi.css", "text/css; charset=utf-8", include_str!("page/luoi.css")),
];

const HTML: &str = "text/html; charset=utf-8";
const STYLE: &str = "text/css; charset=utf-8";
const SCRIPT: &str = "text/javascript; charset=utf-8";

/// The type and the text of a part of the page.
pub(super) fn asset(name: &str) -> Option<(&'static str, &'static str)> {
    ASSETS.iter().find(|(known, ..)| *known == name).map(|(_, kind, text)| (*kind, *text))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{ASSETS, LIST};

    /// The files of the folder are those that are served, and each is asked for by name in another one.
    #[test]
    fn every_file_of_the_page_is_served_and_used() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src/workbench/page");
        let files: BTreeSet<String> = std::fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        let served = ASSETS.iter().filter(|(name, ..)| !name.is_empty());
        assert_eq!(files, served.clone().map(|(name, ..)| (*name).to_owned()).collect());
        // The two pages are where it begins; the list leads to papers by their numbers.
        for (name, ..) in served.filter(|(name, ..)| *name != LIST) {
            let quoted = [format!("\"./{name}\""), format!("\"{name}\""), format!("`{name}?")];
            let used = ASSETS.iter().any(|(_, _, text)| quoted.iter().any(|quoted| text.contains(quoted)));
            assert!(used, "{name}");
        }
    }

    /// The page asks no other machine: the only address in it is the name of SVG.
    #[test]
    fn the_page_names_no_other_machine() {
        for (name, _, text) in ASSETS {
            let text = text.replace("http://www.w3.org/2000/svg", "");
            assert!(!text.contains("http:") && !text.contains("https:") && !text.contains("//cdn"), "{name}");
        }
    }
}
