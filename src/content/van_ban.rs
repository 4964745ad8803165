//! A document's components as a person writes them, declared and read.
//!
//! In: the node of a document and its kind. Out: a [`VanBan`] whose figures and numbers are
//! checked. Texts stay as typed; the templates evaluate them.

use std::sync::Arc;

use super::Catalogue;
use super::body::{self, Item};
use super::date::{self, DocDate};
use super::declare::{Component, Field, Fields, Shape, Text, Word, missing, suggestion, texts};
use super::kind::{Kind, Layout};
use super::table::{self, Bang};
use crate::diag::{Diagnostic, Diagnostics, codes};
use crate::source::{Sources, Span};
use crate::yaml::{Node, Value};

/// A document.
pub static VAN_BAN: Component = Component {
    title: "văn bản",
    about: "Một văn bản: quyết định, kế hoạch …",
    open: false,
    fields: &[
        Field::required("loai", "loại văn bản", Shape::Word, "quyet_dinh"),
        Field::optional(
            "co_quan",
            "cơ quan ban hành",
            Shape::Map(&CO_QUAN),
            "{ten: [Ủy ban nhân dân, xã An Bình]}",
        ),
        Field::optional("so", "số văn bản", Shape::Word, "05"),
        Field::optional("ky_hieu", "ký hiệu văn bản", Shape::Word, "QĐ-UBND"),
        Field::optional("dia_danh", "địa danh", Shape::Word, "Hà Nội"),
        Field::optional("ngay", "ngày ban hành", Shape::Word, "31/10/2026"),
        Field::optional("nam", "năm ban hành của bản dự thảo", Shape::Word, "2026"),
        Field::optional("trich_yeu", "trích yếu nội dung", Shape::Prose, "Phê duyệt Kế hoạch …"),
        Field::optional(
            "tham_quyen",
            "dòng thẩm quyền ban hành",
            Shape::Prose,
            "Chủ tịch Ủy ban nhân dân xã An Bình",
        ),
        Field::optional(
            "can_cu",
            "căn cứ ban hành",
            Shape::Prose,
            "Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025",
        ),
        Field::optional(
            "theo_de_nghi",
            "cơ quan đề nghị",
            Shape::Prose,
            "Giám đốc Sở Công Thương tại Tờ trình số …",
        ),
        Field::optional("mo_dau", "phần mở đầu", Shape::Prose, "Thực hiện Quyết định số …"),
        Field::optional(
            "dieu",
            "các điều",
            Shape::ProseOr(&Shape::List(&Shape::ProseOr(&Shape::Map(&DIEU)))),
            "[Phê duyệt …, Quyết định này có hiệu lực …]",
        ),
        Field::optional(
            "noi_dung",
            "nội dung",
            Shape::ProseOr(&Shape::List(&Shape::Map(&MUC))),
            "[{muc: Mục tiêu, loi_van: …}]",
        ),
        Field::optional("ket", "phần kết", Shape::Prose, "Trong quá trình thực hiện, nếu có vướng mắc …"),
        Field::optional("noi_nhan", "nơi nhận", Shape::Prose, "[Như Điều 3, Các Sở]"),
        Field::optional("luu", "nơi lưu", Shape::Map(&LUU), "{don_vi: KT}"),
        Field::optional("nguoi_ky", "người ký", Shape::Map(&NGUOI_KY), "{chuc_vu: Chủ tịch}"),
        Field::optional(
            "kem_theo",
            "văn bản kèm theo",
            Shape::List(&Shape::Map(&VAN_BAN)),
            "[{loai: ke_hoach, …}]",
        ),
        Field::optional(
            "phu_luc",
            "phụ lục",
            Shape::List(&Shape::Map(&PHU_LUC)),
            "[{ten: Danh mục nhiệm vụ, bang: …}]",
        ),
    ],
};

/// The issuing body (PL I, II.2).
static CO_QUAN: Component = Component {
    title: "cơ quan ban hành",
    about: "Tên cơ quan như in ở đầu văn bản, mỗi dòng một mục.",
    open: false,
    fields: &[
        Field::optional("chu_quan", "cơ quan chủ quản trực tiếp", Shape::Prose, "[UBND thành phố Hà Nội]"),
        Field::required("ten", "tên cơ quan ban hành", Shape::Prose, "[Ủy ban nhân dân, xã An Bình]"),
    ],
};

/// An article with a title or an id.
static DIEU: Component = Component {
    title: "điều",
    about: "Một điều; có tiêu đề thì tiêu đề đứng sau số điều.",
    open: false,
    fields: &[
        Field::optional("tieu_de", "tiêu đề của điều", Shape::Prose, "Hiệu lực thi hành"),
        Field::optional("ma", "mã để nhắc đến", Shape::Word, "hieu_luc"),
        Field::required("loi_van", "lời văn", Shape::Prose, "Quyết định này có hiệu lực …"),
    ],
};

/// A part `I.`, `II.` … of a plan.
static MUC: Component = Component {
    title: "mục",
    about: "Một phần của kế hoạch, đánh số La Mã.",
    open: false,
    fields: &[
        Field::required("muc", "tiêu đề của mục", Shape::Prose, "Mục tiêu, yêu cầu"),
        Field::optional("ma", "mã để nhắc đến", Shape::Word, "muc_tieu"),
        Field::optional("loi_van", "lời văn", Shape::Prose, "1. Nâng cao nhận thức …"),
    ],
};

/// Where it is kept, the last line of Nơi nhận (PL I, II.9).
static LUU: Component = Component {
    title: "nơi lưu",
    about: "In thành dòng cuối của nơi nhận: - Lưu: VT, KT(văn).",
    open: false,
    fields: &[
        Field::optional("don_vi", "chữ viết tắt của đơn vị soạn thảo", Shape::Word, "KT"),
        Field::optional("nguoi_soan", "người soạn thảo", Shape::Word, "văn"),
        Field::optional("so_ban", "số bản lưu", Shape::Word, "2"),
    ],
};

/// Who signs (PL I, II.7).
static NGUOI_KY: Component = Component {
    title: "người ký",
    about: "Quyền hạn, chức vụ và họ tên; họ tên để trống khi còn là dự thảo.",
    open: false,
    fields: &[
        Field::optional("thay_mat", "ký thay mặt tập thể (TM.)", Shape::Word, "Ủy ban nhân dân"),
        Field::optional("ky_thay", "ký thay người đứng đầu (KT.)", Shape::Word, "Chủ tịch"),
        Field::optional("thua_lenh", "ký thừa lệnh (TL.)", Shape::Word, "Chủ tịch"),
        Field::optional("thua_uy_quyen", "ký thừa ủy quyền (TUQ.)", Shape::Word, "Chủ tịch"),
        Field::required("chuc_vu", "chức vụ", Shape::Word, "Phó Chủ tịch"),
        Field::optional("ho_ten", "họ và tên", Shape::Word, "\"\""),
    ],
};

/// An appendix (PL I, III.1).
static PHU_LUC: Component = Component {
    title: "phụ lục",
    about: "Một phụ lục: lời văn, bảng, hoặc cả hai.",
    open: false,
    fields: &[
        Field::optional("ma", "mã để nhắc đến", Shape::Word, "danh_muc"),
        Field::optional("ten", "tên phụ lục", Shape::Prose, "Danh mục các nhiệm vụ"),
        Field::optional(
            "huong",
            "hướng giấy",
            Shape::Choice(&[("doc", "giấy dọc"), ("ngang", "giấy ngang")]),
            "ngang",
        ),
        Field::optional("loi_van", "lời văn", Shape::Prose, "1. Yêu cầu …"),
        Field::optional("bang", "bảng", Shape::Map(&table::BANG), "{cot: …, nhom: …}"),
        Field::optional("ghi_chu", "ghi chú dưới bảng", Shape::Prose, "- Nguồn vốn khác …"),
    ],
};

/// A document, read.
#[derive(Clone, Debug)]
pub struct VanBan {
    /// Its kind.
    pub kind: Arc<Kind>,
    /// Its place.
    pub at: Span,
    /// Lines of the superior body.
    pub chu_quan: Vec<Text>,
    /// Lines of the issuing body.
    pub co_quan: Vec<Text>,
    /// Its number with the leading zero, "05".
    pub so: Option<String>,
    /// Its symbol, "QĐ-UBND".
    pub ky_hieu: Option<String>,
    /// The place.
    pub dia_danh: Option<String>,
    /// Its date.
    pub date: Option<DocDate>,
    /// Lines of the trích yếu.
    pub trich_yeu: Vec<Text>,
    /// Who decides, where it is not simply the issuing body.
    pub tham_quyen: Vec<Text>,
    /// Grounds, one each.
    pub can_cu: Vec<Text>,
    /// Proposers, one each.
    pub theo_de_nghi: Vec<Text>,
    /// Opening paragraphs.
    pub mo_dau: Vec<Text>,
    /// The body.
    pub body: Vec<Item>,
    /// Closing paragraphs.
    pub ket: Vec<Text>,
    /// Recipients, one each.
    pub noi_nhan: Vec<Text>,
    /// `VT, KT(văn)`.
    pub luu: Option<String>,
    /// Lines above the signer's post, "TM. Ủy ban nhân dân".
    pub quyen_han: Vec<String>,
    /// The signer's post.
    pub chuc_vu: Option<String>,
    /// The signer's name; none in a draft.
    pub ho_ten: Option<String>,
    /// Documents attached to this one.
    pub kem_theo: Vec<VanBan>,
    /// Appendices.
    pub phu_luc: Vec<PhuLuc>,
}

impl VanBan {
    /// All texts of the dossier, for what must look at each of them.
    pub fn texts(&self) -> impl Iterator<Item = &Text> {
        let mut texts: Vec<&Text> = Vec::new();
        self.collect(&mut texts);
        texts.into_iter()
    }

    fn collect<'a>(&'a self, texts: &mut Vec<&'a Text>) {
        let lists = [
            &self.chu_quan,
            &self.co_quan,
            &self.trich_yeu,
            &self.tham_quyen,
            &self.can_cu,
            &self.theo_de_nghi,
            &self.mo_dau,
            &self.ket,
            &self.noi_nhan,
        ];
        texts.extend(lists.into_iter().flatten());
        texts.extend(self.body.iter().map(|item| &item.text));
        for appendix in &self.phu_luc {
            texts.extend(appendix.ten.iter().chain(&appendix.ghi_chu));
            texts.extend(appendix.body.iter().map(|item| &item.text));
            texts.extend(appendix.bang.iter().flat_map(Bang::texts));
        }
        self.kem_theo.iter().for_each(|attached| attached.collect(texts));
    }
}

/// An appendix, read.
#[derive(Clone, Debug)]
pub struct PhuLuc {
    /// Its place.
    pub at: Span,
    /// Its id.
    pub ma: Option<Word>,
    /// Lines of its name.
    pub ten: Vec<Text>,
    /// `doc` or `ngang`, where it is stated.
    pub huong: Option<String>,
    /// Its text.
    pub body: Vec<Item>,
    /// Its table.
    pub bang: Option<Bang>,
    /// Lines under the table.
    pub ghi_chu: Vec<Text>,
}

/// Does a document stand alone or follow another?
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    /// On its own, with number and signature.
    Alone,
    /// Attached: the other's number and signature count for it.
    Attached,
}

/// Reads a document from a node, with every fault it has.
pub fn read(
    node: &Node,
    sources: &Sources,
    catalogue: &Catalogue,
    diags: &mut Diagnostics,
) -> Option<VanBan> {
    VAN_BAN.check(node, diags);
    read_as(node, sources, catalogue, Place::Alone, diags)
}

fn read_as(
    node: &Node,
    sources: &Sources,
    catalogue: &Catalogue,
    place: Place,
    diags: &mut Diagnostics,
) -> Option<VanBan> {
    let fields = Fields::new(node, sources);
    let kind = kind(fields, catalogue, diags)?;
    let components = match place {
        Place::Alone => &kind.rieng,
        Place::Attached => kind.kem_theo.as_ref().or_else(|| {
            let message = format!("{} không phải loại văn bản kèm theo được", kind.ten);
            diags.push(Diagnostic::error(codes::C006, fields.key_span("loai"), message));
            None
        })?,
    };
    check_components(fields, &kind, components, diags);
    let co_quan = fields.map("co_quan");
    let lines = |key| co_quan.map(|co_quan| co_quan.texts(key)).unwrap_or_default();
    let body = match kind.bo_cuc {
        Layout::Dieu => fields.get("dieu").map(|node| body::articles(node, sources, diags)),
        Layout::Muc => fields.get("noi_dung").map(|node| body::parts(node, sources, diags)),
    };
    let (chu_quan, issuer) = (lines("chu_quan"), lines("ten"));
    let attached = fields.list("kem_theo").iter();
    let mut attached: Vec<VanBan> =
        attached.filter_map(|one| read_as(one, sources, catalogue, Place::Attached, diags)).collect();
    for one in attached.iter_mut().filter(|one| one.co_quan.is_empty()) {
        // Its header names the body that issues the main document (PL III, mẫu 1.3).
        (one.chu_quan, one.co_quan) = (chu_quan.clone(), issuer.clone());
    }
    let appendices = fields.list("phu_luc").iter();
    let appendices = appendices.map(|one| appendix(Fields::new(one, sources), diags)).collect();
    let signer = fields.map("nguoi_ky");
    let signer_word = |key| Some(signer?.word(key)?.text);
    Some(VanBan {
        at: fields.key_span("loai"),
        chu_quan,
        co_quan: issuer,
        so: number(fields, diags),
        ky_hieu: symbol(fields, &kind, diags),
        dia_danh: fields.word("dia_danh").map(|word| word.text),
        date: document_date(fields, components, &kind, diags),
        trich_yeu: fields.texts("trich_yeu"),
        tham_quyen: fields.texts("tham_quyen"),
        can_cu: fields.texts("can_cu"),
        theo_de_nghi: fields.texts("theo_de_nghi"),
        mo_dau: fields.texts("mo_dau"),
        body: body.unwrap_or_default(),
        ket: fields.texts("ket"),
        noi_nhan: fields.texts("noi_nhan"),
        luu: kept(fields),
        quyen_han: authority(signer),
        chuc_vu: signer_word("chuc_vu"),
        ho_ten: signer_word("ho_ten"),
        kem_theo: attached,
        phu_luc: appendices,
        kind,
    })
}

fn kind(fields: Fields<'_>, catalogue: &Catalogue, diags: &mut Diagnostics) -> Option<Arc<Kind>> {
    let word = fields.word("loai")?;
    let kind = catalogue.kind(&word.text);
    if kind.is_none() {
        let hint = suggestion(&word.text, catalogue.kinds().map(|kind| kind.id.as_str()));
        diags.push(
            Diagnostic::error(codes::C004, word.at, format!("không có loại văn bản `{}`", word.text))
                .hint(hint),
        );
    }
    kind
}

/// The components this kind demands are there, and no others.
fn check_components(
    fields: Fields<'_>,
    kind: &Kind,
    components: &super::kind::Components,
    diags: &mut Diagnostics,
) {
    for key in &components.bat_buoc {
        if fields.get(key).is_none()
            && let Some(field) = VAN_BAN.field(key)
        {
            diags.push(missing(field, &kind.ten, fields.key_span("loai")));
        }
    }
    let Value::Map(entries) = &fields.node.value else { return };
    for entry in entries {
        let known = VAN_BAN.field(&entry.key).is_some() && entry.key != "loai";
        if known && !components.allows(&entry.key) {
            let message = format!("{} ở đây không có thành phần `{}`", kind.ten, entry.key);
            diags.push(Diagnostic::error(codes::C006, entry.key_span, message).hint("bỏ khóa này"));
        }
    }
}

/// `so`: 01 to 99999, with a zero before numbers under 10 (PL I, II.3).
fn number(fields: Fields<'_>, diags: &mut Diagnostics) -> Option<String> {
    let word = fields.word("so")?;
    match word.text.parse::<u32>() {
        Ok(number) if (1..100_000).contains(&number) && !word.text.starts_with('+') => {
            Some(format!("{number:02}"))
        }
        _ => {
            let message = format!("`so` phải là chữ số Ả Rập từ 1, ở đây là `{}`", word.text);
            diags.push(
                Diagnostic::error(codes::C005, word.at, message)
                    .hint("ví dụ `so: 05`; phần ký hiệu ghi ở `ky_hieu`; bản dự thảo thì bỏ `so`"),
            );
            None
        }
    }
}

/// `ky_hieu`: `QĐ-UBND`, no blanks, the kind's abbreviation first (PL I, II.3).
fn symbol(fields: Fields<'_>, kind: &Kind, diags: &mut Diagnostics) -> Option<String> {
    let word = fields.word("ky_hieu")?;
    let allowed = |letter: char| letter.is_alphanumeric() || matches!(letter, '-' | '/' | '&' | '.');
    if !word.text.chars().all(allowed) {
        let message = format!("ký hiệu `{}` có khoảng trắng hoặc dấu lạ", word.text);
        diags.push(
            Diagnostic::error(codes::C005, word.at, message)
                .hint("viết liền, chỉ dùng chữ, số, `-` và `/`, ví dụ `ky_hieu: QĐ-UBND`"),
        );
        return None;
    }
    if let Some(short) = &kind.viet_tat
        && word.text.split('-').next() != Some(short)
    {
        let message = format!("ký hiệu `{}` không mở đầu bằng `{short}` của {}", word.text, kind.ten);
        diags.push(
            Diagnostic::warning(codes::C005, word.at, message).hint(format!("ví dụ `ky_hieu: {short}-UBND`")),
        );
    }
    Some(word.text)
}

fn document_date(
    fields: Fields<'_>,
    components: &super::kind::Components,
    kind: &Kind,
    diags: &mut Diagnostics,
) -> Option<DocDate> {
    let (ngay, nam) = (fields.word("ngay"), fields.word("nam"));
    if ngay.is_none() && nam.is_none() && components.allows("nam") {
        if let Some(field) = VAN_BAN.field("nam") {
            diags.push(missing(field, &kind.ten, fields.key_span("loai")));
        }
        return None;
    }
    date::read(ngay.as_ref(), nam.as_ref(), diags)
}

/// `VT, KT(văn) (2)`.
fn kept(fields: Fields<'_>) -> Option<String> {
    let kept = fields.map("luu")?;
    let word = |key| kept.word(key).map(|word| word.text);
    let mut line = "VT".to_owned();
    if let Some(unit) = word("don_vi") {
        line += &format!(", {unit}");
    }
    if let Some(author) = word("nguoi_soan") {
        line += &format!("({author})");
    }
    if let Some(copies) = word("so_ban") {
        line += &format!(" ({copies})");
    }
    Some(line)
}

/// Lines above the post: abbreviation, dot, blank (PL I, II.7a).
fn authority(signer: Option<Fields<'_>>) -> Vec<String> {
    let Some(signer) = signer else { return Vec::new() };
    [("thay_mat", "TM."), ("ky_thay", "KT."), ("thua_lenh", "TL."), ("thua_uy_quyen", "TUQ.")]
        .into_iter()
        .filter_map(|(key, short)| Some(format!("{short} {}", signer.word(key)?.text)))
        .collect()
}

fn appendix(fields: Fields<'_>, diags: &mut Diagnostics) -> PhuLuc {
    let sources = fields.sources();
    if fields.get("bang").is_none() && fields.get("loi_van").is_none() {
        let message = "phụ lục chưa có nội dung";
        diags.push(
            Diagnostic::error(codes::C002, fields.node.span, message).hint("thêm `bang:` hoặc `loi_van:`"),
        );
    }
    let huong = fields.word("huong").map(|word| word.text);
    PhuLuc {
        at: fields.node.span,
        ma: fields.word("ma"),
        ten: fields.texts("ten"),
        huong,
        body: fields.get("loi_van").map(|node| body::lines(&texts(node, sources), diags)).unwrap_or_default(),
        bang: fields.map("bang").and_then(|fields| table::read(fields, diags)),
        ghi_chu: fields.texts("ghi_chu"),
    }
}
