//! A document as a person wrote it, read, with everything attached to it.
//!
//! In: its parts. Out: a [`Dossier`], its texts and its tables. Reading it is left to `read_dossier`.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::appendix::PhuLuc;
use super::body_tables::{BodyPart, BodyTables};
use super::date::DocDate;
use super::declare::{Text, Word};
use super::image::Anh;
use super::kind::Kind;
use super::status::DocumentStatus;
use super::status_words::Ban;
use super::table::Bang;
use crate::source::Span;

/// A document, read.
#[derive(Clone, Debug)]
pub struct Dossier {
    /// Its kind.
    pub kind: Arc<Kind>,
    /// Its place.
    pub at: Span,
    /// Words that texts use by name.
    pub bien: BTreeMap<String, String>,
    /// Papers it cites by their files, by name.
    pub vien_dan: Vec<(String, Word)>,
    /// Draft, urgency, circulation, drafter, address.
    pub dau_hieu: DocumentStatus,
    /// The issuing bodies.
    pub co_quan: Vec<CoQuan>,
    /// Its number with the leading zero, "05".
    pub so: Option<String>,
    /// Its symbol, "QĐ-UBND".
    pub ky_hieu: Option<String>,
    /// The place.
    pub dia_danh: Option<String>,
    /// Its date.
    pub date: Option<DocDate>,
    /// Whether it is signed on paper or as a file.
    pub ban: Ban,
    /// Lines of the trích yếu.
    pub trich_yeu: Vec<Text>,
    /// Who decides, if it is not simply the issuing body.
    pub tham_quyen: Vec<Text>,
    /// Addressees, one per text.
    pub kinh_gui: Vec<Text>,
    /// What only this kind has: the lines of each of its own keys, with an empty list for those left out.
    pub thong_tin: BTreeMap<String, Vec<Text>>,
    /// Grounds, one per text.
    pub can_cu: Vec<Text>,
    /// Proposers, one per text.
    pub theo_de_nghi: Vec<Text>,
    /// Opening paragraphs.
    pub mo_dau: Vec<Text>,
    /// The body.
    pub body: Vec<BodyPart>,
    /// Closing paragraphs.
    pub ket: Vec<Text>,
    /// Recipients, one per text.
    pub noi_nhan: Vec<Text>,
    /// `VT, KT(văn)`.
    pub luu: Option<String>,
    /// The signers, from left to right.
    pub nguoi_ky: Vec<NguoiKy>,
    /// Documents attached to this one.
    pub kem_theo: Vec<Dossier>,
    /// Appendices.
    pub phu_luc: Vec<PhuLuc>,
}

impl Dossier {
    /// All texts of the dossier, for checks of every text.
    pub fn texts(&self) -> impl Iterator<Item = &Text> {
        let mut texts: Vec<&Text> = Vec::new();
        self.collect(&mut texts);
        texts.into_iter()
    }

    /// All tables of the dossier, in the order of its pages.
    pub fn tables(&self) -> Vec<&Arc<Bang>> {
        let appendices = self.phu_luc.iter().flat_map(PhuLuc::tables);
        let own = BodyTables::of(&self.body).chain(appendices);
        own.chain(self.kem_theo.iter().flat_map(Dossier::tables)).collect()
    }

    /// Gives what is attached the variables of the main document, below its own.
    pub(super) fn inherit(&mut self, bien: &BTreeMap<String, String>) {
        for (name, value) in bien {
            self.bien.entry(name.clone()).or_insert_with(|| value.clone());
        }
        self.kem_theo.iter_mut().for_each(|attached| attached.inherit(bien));
    }

    fn collect<'a>(&'a self, texts: &mut Vec<&'a Text>) {
        texts.extend(self.co_quan.iter().flat_map(|body| body.chu_quan.iter().chain(&body.ten)));
        let lists = [
            &self.trich_yeu,
            &self.tham_quyen,
            &self.can_cu,
            &self.theo_de_nghi,
            &self.mo_dau,
            &self.ket,
            &self.noi_nhan,
            &self.kinh_gui,
        ];
        texts.extend(
            lists.into_iter().chain(self.thong_tin.values()).chain(self.dau_hieu.lien_he.values()).flatten(),
        );
        texts.extend(BodyTables::texts(&self.body));
        for appendix in &self.phu_luc {
            texts.extend(appendix.ten.iter().chain(&appendix.ghi_chu));
            texts.extend(BodyTables::texts(&appendix.body));
            texts.extend(appendix.bang.iter().flat_map(|bang| bang.texts()));
        }
        self.kem_theo.iter().for_each(|attached| attached.collect(texts));
    }
}

/// An issuing body, read.
#[derive(Clone, Debug)]
pub struct CoQuan {
    /// Lines of the superior body.
    pub chu_quan: Vec<Text>,
    /// Lines of its name.
    pub ten: Vec<Text>,
}

/// A signer, read.
#[derive(Clone, Debug)]
pub struct NguoiKy {
    /// Lines above the post, "TM. Ủy ban nhân dân".
    pub quyen_han: Vec<String>,
    /// The post, "Q. Chủ tịch" for an acting holder.
    pub chuc_vu: Option<String>,
    /// The post in the signer's own office, above the name, for a signer on behalf of an advisory body.
    pub chuc_vu_khac: Option<String>,
    /// The name; None in a draft.
    pub ho_ten: Option<String>,
    /// The image of the signature.
    pub anh_chu_ky: Option<Anh>,
    /// The image of the seal.
    pub anh_dau: Option<Anh>,
}
