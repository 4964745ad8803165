//! How each role looks, and the page: one data file for both writers.
//!
//! In: `templates/theme.yaml`, embedded, or an office's own. Out: a [`Style`] for every
//! [`Role`] and the [`Page`], inside the decree's ranges. It leaves the errors' look to `diag`.

use serde::Deserialize;

use crate::document::{Orientation, Role};
use crate::length::Length;

/// The theme that is built in.
pub const DEFAULT: &str = include_str!("../templates/theme.yaml");

/// Looks of all roles and the page.
#[derive(Clone, Debug, PartialEq)]
pub struct Theme {
    /// Margins and the place of the page number.
    pub page: Page,
    /// Widths and room that belong to no role.
    pub room: Room,
    styles: Vec<Style>,
}

/// The sheet.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Page {
    /// Margins of a portrait page: top 20–25, bottom 20–25, left 30–35, right 15–20 mm
    /// (PL I, I.3); of a landscape page the same four as the page is read.
    pub margins: Margins,
    /// From the sheet's upper edge to the page number.
    pub number_from_top: Length,
}

/// The four margins.
#[derive(Clone, Copy, Debug, PartialEq)]
#[expect(missing_docs, reason = "the names say it")]
pub struct Margins {
    pub top: Length,
    pub bottom: Length,
    pub left: Length,
    pub right: Length,
}

/// Room that belongs to no single role.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Room {
    /// Empty height for signature and seal.
    pub signature: Length,
    /// From a line of text to the rule under it.
    pub rule_gap: Length,
    /// From a rule under a title to what follows.
    pub rule_below: Length,
    /// Before the signature.
    pub section_gap: Length,
    /// Inside a table's cell, left and right.
    pub cell_padding: Length,
    /// Inside a table's cell, above and below.
    pub cell_padding_vertical: Length,
    /// Thickness of rules and of tables' borders.
    pub stroke: Length,
}

/// The look of one role.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Style {
    /// Size of the letters.
    pub size: Length,
    /// Bold.
    pub bold: bool,
    /// Italic.
    pub italic: bool,
    /// How lines stand between the margins.
    pub align: Align,
    /// Indent of the first line.
    pub first_indent: Length,
    /// Indent of all lines from the left.
    pub left_indent: Length,
    /// Room above.
    pub before: Length,
    /// Room below.
    pub after: Length,
    /// Line pitch in percent of a single line, 100 to 150. A single line of the Times family
    /// is 1,149 of its size (ascent 0,891, descent 0,216, gap 0,042).
    pub line_percent: u16,
}

/// How lines stand between the margins.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Align {
    /// Flush left, `trai`.
    #[serde(rename = "trai")]
    Left,
    /// Centred, `giua`.
    #[serde(rename = "giua")]
    Center,
    /// Flush right, `phai`.
    #[serde(rename = "phai")]
    Right,
    /// Both edges straight, `deu`.
    #[serde(rename = "deu")]
    Justify,
}

/// Width and height of a sheet of A4 held this way.
pub fn sheet(orientation: Orientation) -> (Length, Length) {
    // 210 × 297 mm in twips, as Word itself writes A4.
    let (short, long) = (Length::twips(11906), Length::twips(16838));
    match orientation {
        Orientation::Portrait => (short, long),
        Orientation::Landscape => (long, short),
    }
}

impl Theme {
    /// The look of a role.
    pub fn style(&self, role: Role) -> &Style {
        &self.styles[role as usize]
    }

    /// Width of the text on a page held this way.
    pub fn text_width(&self, orientation: Orientation) -> Length {
        sheet(orientation).0 - self.page.margins.left - self.page.margins.right
    }

    /// Height of the text on a page held this way.
    pub fn text_height(&self, orientation: Orientation) -> Length {
        sheet(orientation).1 - self.page.margins.top - self.page.margins.bottom
    }

    /// Reads a theme file.
    ///
    /// # Errors
    /// Each thing wrong: broken YAML, unknown keys, a size or a margin outside the decree's range
    /// (with its clause).
    pub fn read(text: &str) -> Result<Theme, Vec<Fault>> {
        let raw: RawTheme = serde_saphyr::from_str(text).map_err(|error| {
            vec![Fault { path: Vec::new(), message: format!("tệp không đọc được: {error}") }]
        })?;
        let mut faults = Vec::new();
        let theme = raw.into_theme(&mut faults);
        if faults.is_empty() { Ok(theme) } else { Err(faults) }
    }
}

/// One thing wrong in a theme file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The keys down to it: `kieu`, `noi_nhan`, `co_chu`.
    pub path: Vec<String>,
    /// A sentence in Vietnamese.
    pub message: String,
}

impl Fault {
    fn new(path: &[&str], message: impl Into<String>) -> Fault {
        Fault { path: path.iter().map(|&key| key.to_owned()).collect(), message: message.into() }
    }
}

impl Default for Theme {
    fn default() -> Theme {
        // The built-in file is read by a test, so that it cannot be broken here.
        Theme::read(DEFAULT).unwrap_or_else(|faults| panic!("theme.yaml: {faults:?}"))
    }
}

/// As written in the file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawTheme {
    trang: RawPage,
    khoang: RawRoom,
    kieu: std::collections::BTreeMap<String, RawStyle>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawPage {
    le_tren: f64,
    le_duoi: f64,
    le_trai: f64,
    le_phai: f64,
    so_trang_cach_mep: f64,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawRoom {
    cho_ky: f64,
    cach_duong_ke: f64,
    duoi_duong_ke: f64,
    cach_khoi: f64,
    dem_o_ngang: f64,
    dem_o_doc: f64,
    net_ke: f64,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawStyle {
    co_chu: f64,
    #[serde(default)]
    dam: bool,
    #[serde(default)]
    nghieng: bool,
    #[serde(default = "left")]
    can: Align,
    #[serde(default)]
    thut_dau_dong: f64,
    #[serde(default)]
    thut_trai: f64,
    #[serde(default)]
    cach_tren: f64,
    #[serde(default)]
    cach_duoi: f64,
    #[serde(default = "single")]
    gian_dong: f64,
}

fn left() -> Align {
    Align::Left
}

fn single() -> f64 {
    1.0
}

/// Tells a value outside its range.
fn within(
    faults: &mut Vec<Fault>,
    path: &[&str],
    value: f64,
    (low, high): (f64, f64),
    (unit, clause): (&str, &str),
) {
    if !(low..=high).contains(&value) {
        let number = |number: f64| number.to_string().replace('.', ",");
        let message = format!(
            "{} là {} {unit}, phải từ {} đến {} {unit} ({clause})",
            named(path),
            number(value),
            number(low),
            number(high)
        );
        faults.push(Fault::new(path, message));
    }
}

/// `` `co_chu` của `noi_nhan` ``.
fn named(path: &[&str]) -> String {
    match path {
        [_, of, key] => format!("`{key}` của `{of}`"),
        [.., key] => format!("`{key}`"),
        [] => String::new(),
    }
}

impl RawTheme {
    fn into_theme(self, faults: &mut Vec<Fault>) -> Theme {
        let page = &self.trang;
        let margin = ("mm", "PL I, I.3");
        within(faults, &["trang", "le_tren"], page.le_tren, (20.0, 25.0), margin);
        within(faults, &["trang", "le_duoi"], page.le_duoi, (20.0, 25.0), margin);
        within(faults, &["trang", "le_trai"], page.le_trai, (30.0, 35.0), margin);
        within(faults, &["trang", "le_phai"], page.le_phai, (15.0, 20.0), margin);
        // The number stands in the top margin (PL I, I.7), with its own height above the text.
        let number = (5.0, page.le_tren - 6.0);
        let path = &["trang", "so_trang_cach_mep"];
        within(faults, path, page.so_trang_cach_mep, number, ("mm", "PL I, I.7"));
        let room = &self.khoang;
        within(faults, &["khoang", "cho_ky"], room.cho_ky, (20.0, 60.0), ("mm", "thực hành"));
        within(faults, &["khoang", "cach_duong_ke"], room.cach_duong_ke, (0.0, 6.0), ("pt", "thực hành"));
        within(faults, &["khoang", "duoi_duong_ke"], room.duoi_duong_ke, (0.0, 20.0), ("pt", "thực hành"));
        within(faults, &["khoang", "cach_khoi"], room.cach_khoi, (0.0, 40.0), ("pt", "thực hành"));
        within(faults, &["khoang", "dem_o_ngang"], room.dem_o_ngang, (0.0, 5.0), ("mm", "thực hành"));
        within(faults, &["khoang", "dem_o_doc"], room.dem_o_doc, (0.0, 5.0), ("mm", "thực hành"));
        within(faults, &["khoang", "net_ke"], room.net_ke, (0.25, 1.5), ("pt", "thực hành"));
        let styles = Role::ALL.iter().filter_map(|role| {
            let element = role.info().element;
            let Some(style) = self.kieu.get(element) else {
                faults.push(Fault::new(&["kieu"], format!("thiếu kiểu `{element}` trong `kieu`")));
                return None;
            };
            style.check(*role, faults);
            Some(style.style())
        });
        let styles = styles.collect();
        for key in self.kieu.keys().filter(|key| Role::of_element(key).is_none()) {
            faults.push(Fault::new(&["kieu", key], format!("không có kiểu nào tên `{key}`")));
        }
        Theme {
            page: Page {
                margins: Margins {
                    top: Length::mm(page.le_tren),
                    bottom: Length::mm(page.le_duoi),
                    left: Length::mm(page.le_trai),
                    right: Length::mm(page.le_phai),
                },
                number_from_top: Length::mm(page.so_trang_cach_mep),
            },
            room: Room {
                signature: Length::mm(room.cho_ky),
                rule_gap: Length::pt(room.cach_duong_ke),
                rule_below: Length::pt(room.duoi_duong_ke),
                section_gap: Length::pt(room.cach_khoi),
                cell_padding: Length::mm(room.dem_o_ngang),
                cell_padding_vertical: Length::mm(room.dem_o_doc),
                stroke: Length::pt(room.net_ke),
            },
            styles,
        }
    }
}

impl RawStyle {
    fn check(&self, role: Role, faults: &mut Vec<Fault>) {
        let info = role.info();
        let (low, high) = info.sizes;
        let of = |key: &'static str| ["kieu", info.element, key];
        let sizes = (f64::from(low) / 2.0, f64::from(high) / 2.0);
        within(faults, &of("co_chu"), self.co_chu, sizes, ("pt", info.clause));
        within(faults, &of("gian_dong"), self.gian_dong, (1.0, 1.5), ("dòng", "PL I, II.6đ"));
        within(faults, &of("thut_trai"), self.thut_trai, (0.0, 60.0), ("mm", "thực hành"));
        within(faults, &of("cach_tren"), self.cach_tren, (0.0, 40.0), ("pt", "thực hành"));
        within(faults, &of("cach_duoi"), self.cach_duoi, (0.0, 40.0), ("pt", "thực hành"));
        let body = matches!(
            role,
            Role::CanCu
                | Role::DoanVan
                | Role::Dieu
                | Role::TieuDeKhoan
                | Role::Khoan
                | Role::TieuKhoan
                | Role::TieuDeTieuKhoan
                | Role::Diem
                | Role::Gach
                | Role::Cong
        );
        if body && self.thut_dau_dong != 10.0 && self.thut_dau_dong != 12.7 {
            let path = of("thut_dau_dong");
            let message = format!("{} phải là 10 hoặc 12,7 mm (PL I, II.6đ)", named(&path));
            faults.push(Fault::new(&path, message));
        }
        if body && self.cach_tren.max(self.cach_duoi) < 6.0 {
            let path = of("cach_tren");
            let message = format!("{} hoặc `cach_duoi` phải từ 6 pt trở lên (PL I, II.6đ)", named(&path));
            faults.push(Fault::new(&path, message));
        }
    }

    fn style(&self) -> Style {
        Style {
            size: Length::pt(self.co_chu),
            bold: self.dam,
            italic: self.nghieng,
            align: self.can,
            first_indent: Length::mm(self.thut_dau_dong),
            left_indent: Length::mm(self.thut_trai),
            before: Length::pt(self.cach_tren),
            after: Length::pt(self.cach_duoi),
            line_percent: (self.gian_dong * 100.0).round() as u16,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{DEFAULT, Fault, Theme};

    #[test]
    fn the_built_in_theme_is_inside_the_decree() {
        assert_eq!(Theme::read(DEFAULT).map(|_| ()), Ok(()));
    }

    #[test]
    fn a_margin_outside_the_decree_is_named_with_its_clause() {
        let text = DEFAULT.replace("le_trai: 30", "le_trai: 25");
        let faults = Theme::read(&text).unwrap_err();
        let message = "`le_trai` là 25 mm, phải từ 30 đến 35 mm (PL I, I.3)";
        assert_eq!(faults, [Fault::new(&["trang", "le_trai"], message)]);
    }
}
