//! What pages ask of the clerk, and what they are told.
//!
//! In: the way, the query and the body of a request that was let in. Out: what the clerk answers, as JSON or as a file
//! to be kept. A way names papers and templates by their numbers; the only name in a request is that of a new file,
//! which the clerk puts into the folder of the desk or refuses.

use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use super::clerk::{
    BatchDeed, BatchTold, BatchUnit, BudgetTold, BudgetWish, DeedFinding, DeedRefused, DeskClerk, IssueOffer,
    IssueWish, NewPaperMade, NewPaperOffers, NewPaperSource, NewPaperWish, PaperFiles, SentFile, UnitOffer,
};
use super::compared::{ComparedLine, ComparedPiece, ComparedVersions, VersionOffer};
use super::wish_fault::{WishFault, WishField};
use crate::finding::Severity;
use crate::finding::render::severity_name;

/// What comes of a request to the clerk.
pub(super) enum DeedAnswer {
    /// It is told.
    Told(Value),
    /// It was not done.
    Refused(Value),
    /// A file to be kept.
    File(SentFile),
}

/// Whether the clerk is asked with a way.
pub(super) fn is_one(way: &str) -> bool {
    let parts: Vec<&str> = way.split('/').collect();
    matches!(
        parts.as_slice(),
        ["moi"]
            | ["moi", "dia-phuong"]
            | ["van-ban", _, "tai", _]
            | ["van-ban", _, "cap-so"]
            | ["hang-loat", _]
            | ["so-sanh"]
            | ["so-sanh", "tai"]
    )
}

/// What a clerk answers to a GET. Returns None if nothing is there.
pub(super) fn got(clerk: &dyn DeskClerk, way: &str, query: &str) -> Option<DeedAnswer> {
    let parts: Vec<&str> = way.split('/').collect();
    Some(match parts.as_slice() {
        ["moi"] => DeedAnswer::Told(offers(&clerk.offers()?)),
        ["moi", "dia-phuong"] => told(clerk.units(number(&value(query, "mau")?)?), |units| places(&units)),
        ["so-sanh"] => DeedAnswer::Told(versions(&clerk.versions()?)),
        ["so-sanh", "tai"] => DeedAnswer::File(clerk.redline()?),
        ["hang-loat", template] => {
            let since = value(query, "sau").and_then(|since| since.parse().ok()).unwrap_or(0);
            told(clerk.batch(number(template)?, since), |batch| units(&batch))
        }
        ["van-ban", paper, "cap-so"] => told(clerk.issuing(number(paper)?), |offer| issuing(&offer)),
        ["van-ban", paper, "tai", ending] => DeedAnswer::File(clerk.made_file(number(paper)?, ending)?),
        _ => return None,
    })
}

/// What a clerk answers to JSON that was posted. Returns None if nothing is there, or it is no wish.
pub(super) fn posted(clerk: &dyn DeskClerk, way: &str, body: &[u8]) -> Option<DeedAnswer> {
    let parts: Vec<&str> = way.split('/').collect();
    Some(match parts.as_slice() {
        ["moi"] => {
            let PostedPaper { tep, tu } = read(body)?;
            let source = match tu {
                PostedSource::Loai(id) => NewPaperSource::Starter(id),
                PostedSource::VanBan { so, nam } => NewPaperSource::LastYear { paper: so, year: nam },
                PostedSource::Mau { so, ma } => NewPaperSource::Template { template: so, unit: ma },
            };
            told(clerk.make_paper(NewPaperWish { file: tep, source }), |made| paper(&made))
        }
        ["so-sanh"] => {
            let PostedVersions { cu, moi } = read(body)?;
            told(clerk.compare(&cu, &moi), |(compared, found)| side_by_side(&compared, &found))
        }
        ["hang-loat", template, "dung"] => {
            clerk.stop(number(template)?);
            DeedAnswer::Told(Value::Null)
        }
        ["hang-loat", template, what] => {
            let deed = match *what {
                "kiem-tra" => BatchDeed::Look,
                "xuat" => BatchDeed::Build,
                _ => return None,
            };
            let PostedUnits { ma } = read(body)?;
            told(clerk.begin(number(template)?, deed, ma), |()| Value::Null)
        }
        ["van-ban", paper, "xuat"] => told(clerk.build(number(paper)?), |made| files(&made)),
        ["van-ban", paper, "kinh-phi"] => told(clerk.budget(number(paper)?), |made| files(&made)),
        ["van-ban", paper, "cap-so"] => {
            let PostedOrder { so, ngay, nguoi_ky, so_dang_ky, thu } = read(body)?;
            let wish = IssueWish { number: so, day: ngay, signers: nguoi_ky, register: so_dang_ky };
            if thu {
                return Some(told(clerk.check_order(&wish), |()| Value::Null));
            }
            told(clerk.issue(number(paper)?, &wish), |issued| {
                let mut told = files(&issued.made);
                told["van_ban"] = json!(issued.paper);
                told
            })
        }
        _ => return None,
    })
}

/// What a clerk answers to a file that was sent. Returns None if nothing is there.
pub(super) fn sent(clerk: &dyn DeskClerk, way: &str, query: &str, bytes: Vec<u8>) -> Option<DeedAnswer> {
    let parts: Vec<&str> = way.split('/').collect();
    Some(match parts.as_slice() {
        ["moi", "nhap"] => {
            let source = NewPaperSource::Sent { name: value(query, "ten")?, bytes };
            let wish = NewPaperWish { file: value(query, "tep")?, source };
            told(clerk.make_paper(wish), |made| paper(&made))
        }
        ["van-ban", paper, "kinh-phi"] => {
            let book = SentFile { name: value(query, "ten")?, bytes };
            let follow_sums = value(query, "tong").is_some();
            let wish = BudgetWish { book, follow_sums, seen: value(query, "dau") };
            told(clerk.budget_in(number(paper)?, wish), |taken| changes(&taken))
        }
        _ => return None,
    })
}

/// Two versions, as a page names them.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PostedVersions {
    cu: String,
    moi: String,
}

/// Localities, as a page names them.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PostedUnits {
    ma: Vec<String>,
}

/// What a paper gets, as a page sends it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PostedOrder {
    so: String,
    ngay: String,
    #[serde(default)]
    nguoi_ky: String,
    #[serde(default)]
    so_dang_ky: Option<String>,
    /// Whether it is only looked at.
    #[serde(default)]
    thu: bool,
}

/// A new paper, as a page asks for it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PostedPaper {
    tep: String,
    tu: PostedSource,
}

#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum PostedSource {
    Loai(String),
    VanBan { so: usize, nam: u16 },
    Mau { so: usize, ma: String },
}

fn read<T: DeserializeOwned>(body: &[u8]) -> Option<T> {
    serde_json::from_slice(body).ok()
}

/// A number in a way.
fn number(text: &str) -> Option<usize> {
    text.parse().ok().filter(|_| text.bytes().all(|byte| byte.is_ascii_digit()))
}

/// A value of a query, as `encodeURIComponent` wrote it. Returns None if it is not there, or no text.
fn value(query: &str, key: &str) -> Option<String> {
    let mut pairs = query.split('&').filter_map(|pair| pair.split_once('='));
    let written = pairs.find(|(name, _)| *name == key)?.1;
    let mut bytes = Vec::new();
    let mut rest = written.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(match byte {
            b'%' => {
                let mut digit = || char::from(rest.next()?).to_digit(16);
                let (high, low) = (digit()?, digit()?);
                u8::try_from(high * 16 + low).ok()?
            }
            byte => byte,
        });
    }
    String::from_utf8(bytes).ok()
}

fn told<T>(done: Result<T, DeedRefused>, tell: impl FnOnce(T) -> Value) -> DeedAnswer {
    match done {
        Ok(done) => DeedAnswer::Told(tell(done)),
        Err(DeedRefused { message, hint, found, faults }) => DeedAnswer::Refused(json!({
            "cau": message,
            "goi_y": hint,
            "phat_hien": findings(&found),
            "o": faults.iter().map(fault).collect::<Vec<_>>(),
        })),
    }
}

fn fault(one: &WishFault) -> Value {
    let field = match one.field {
        WishField::Number => "so",
        WishField::Day => "ngay",
        WishField::Signers => "nguoi_ky",
        WishField::File => "tep",
    };
    json!({"o": field, "cau": one.message, "goi_y": one.hint})
}

fn offers(offers: &NewPaperOffers) -> Value {
    let starters =
        offers.starters.iter().map(|one| json!({"loai": one.id, "ten": one.name, "tep": one.file}));
    let papers = offers.papers.iter();
    let papers =
        papers.map(|one| json!({"so": one.number, "ten": one.name, "nam": one.year, "tep": one.file}));
    let templates =
        offers.templates.iter().map(|one| json!({"so": one.number, "ten": one.name, "ve": one.about}));
    json!({
        "thu_muc": offers.folder,
        "loai": starters.collect::<Vec<_>>(),
        "van_ban": papers.collect::<Vec<_>>(),
        "mau": templates.collect::<Vec<_>>(),
    })
}

fn places(units: &[UnitOffer]) -> Value {
    let one =
        |one: &UnitOffer| json!({"ma": one.code, "ten": one.name, "thuoc": one.within, "tep": one.file});
    json!({"dia_phuong": units.iter().map(one).collect::<Vec<_>>()})
}

fn paper(made: &NewPaperMade) -> Value {
    let NewPaperMade { number, file, told, found } = made;
    json!({"so": number, "tep": file, "da_lam": told, "phat_hien": findings(found)})
}

fn files(made: &PaperFiles) -> Value {
    let files = made.files.iter();
    let files = files.map(|one| json!({"duoi": one.ending, "ten": one.name, "la": one.state}));
    json!({"tep": files.collect::<Vec<_>>(), "phat_hien": findings(&made.found)})
}

fn issuing(offer: &IssueOffer) -> Value {
    let signers = offer.signers.iter().map(|(of, name)| json!({"chuc_vu": of, "ho_ten": name}));
    json!({
        "tep": offer.file,
        "loai": offer.kind,
        "ky_hieu": offer.symbol,
        "so": offer.number,
        "so_tiep": offer.next,
        "ngay": offer.day,
        "nam": offer.year,
        "nguoi_ky": signers.collect::<Vec<_>>(),
        "so_dang_ky": offer.registers,
        "so_dang_ky_moi": offer.new_register,
        "khoa": offer.locked,
    })
}

fn units(batch: &BatchTold) -> Value {
    let unit = |one: &BatchUnit| {
        json!({
            "ma": one.code,
            "ten": one.name,
            "thuoc": one.within,
            "so": one.number,
            "thay": one.found,
            "da_xuat": one.is_built,
            "phat_hanh": one.issued,
        })
    };
    let (done, all, next) = &batch.progress;
    json!({
        "lan": batch.version,
        "mau": batch.template,
        "noi_ghi": batch.out,
        "dia_phuong": batch.units.iter().map(unit).collect::<Vec<_>>(),
        "dang": batch.doing.map(|doing| match doing {
            BatchDeed::Look => "kiem-tra",
            BatchDeed::Build => "xuat",
        }),
        "xong": done,
        "tong": all,
        "tiep": next,
        "ket": batch.ended,
        "phat_hien": findings(&batch.found),
    })
}

fn versions(offers: &[VersionOffer]) -> Value {
    let one = |one: &VersionOffer| json!({"ten": one.name, "ve": one.about});
    json!({"ban": offers.iter().map(one).collect::<Vec<_>>()})
}

fn side_by_side(compared: &ComparedVersions, found: &[DeedFinding]) -> Value {
    let piece = |one: &ComparedPiece| match one.is_new {
        None => json!([one.text]),
        Some(is_new) => json!([one.text, if is_new { "moi" } else { "cu" }]),
    };
    let line = |one: &ComparedLine| {
        let cells = one.cells.iter().map(|cell| cell.iter().map(piece).collect::<Vec<_>>());
        json!({"o": cells.collect::<Vec<_>>(), "hang": one.is_row, "khac": !one.is_same()})
    };
    json!({
        "dong": compared.lines.iter().map(line).collect::<Vec<_>>(),
        "cho": compared.count,
        "loai": compared.told,
        "phat_hien": findings(found),
    })
}

fn changes(taken: &BudgetTold) -> Value {
    json!({
        "doi": taken.lines,
        "dau": taken.mark,
        "tep": taken.files,
        "da_ghi": taken.is_written,
        "phat_hien": findings(&taken.found),
    })
}

fn findings(found: &[DeedFinding]) -> Vec<Value> {
    let one = |one: &DeedFinding| {
        json!({
            "ma": one.code,
            "muc_do": match one.severity {
                Severity::Error => "loi",
                Severity::Warning => "canh-bao",
                Severity::Note => "luu-y",
                Severity::Waived => "bo-qua",
            },
            "ten_muc_do": severity_name(one.severity),
            "cau": one.message,
            "goi_y": one.hint,
            "cho": one.place,
            "tep": one.line.as_ref().map(|(file, _)| file),
            "dong": one.line.as_ref().map(|(_, line)| line),
        })
    };
    found.iter().map(one).collect()
}

#[cfg(test)]
mod tests {
    use super::value;

    #[test]
    fn names_come_as_a_page_writes_them() {
        let query = "ten=Qu%C3%BD%201%20%26%202.docx&tep=a.yaml&x=%zz&y=%C3";
        assert_eq!(value(query, "ten").as_deref(), Some("Quý 1 & 2.docx"));
        assert_eq!(value(query, "tep").as_deref(), Some("a.yaml"));
        assert_eq!((value(query, "x"), value(query, "y"), value(query, "z")), (None, None, None));
    }
}
