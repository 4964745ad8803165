//! Official Vietnamese documents by Nghị định 30/2020/NĐ-CP, from YAML to PDF and DOCX.
//!
//! ```text
//! content/*.yaml ─> yaml ─> content ─> budget ─> template ─> document ─> layout ─┬─> write::pdf
//!                   nodes   typed      sums      frame: XML  tree        page    ├─> write::docx
//!                                                                                └─> write::text
//! ```
//!
//! [`pipeline`] is the one way every command takes through these stages. Arrows point one way:
//! `cli -> run -> pipeline -> stages -> leaves`; the leaves are [`source`], [`files`], [`fingerprint`],
//! [`diag`], [`encoding`], [`tabular`], [`signs`], [`role`], [`orientation`] and [`length`].
//!
//! As a library, one call gives the bytes of both files, or a report of findings:
//!
//! ```
//! use vanban::pipeline::{Input, Pipeline};
//! use vanban::write::Format;
//!
//! let yaml = "
//! loai: ke_hoach
//! co_quan: {ten: [Ủy ban nhân dân, xã An Bình]}
//! ky_hieu: KH-UBND
//! nam: 2026
//! dia_danh: An Bình
//! trich_yeu: Phòng, chống thiên tai năm 2026
//! noi_dung: |
//!   I. Mục tiêu
//!   Chủ động phòng ngừa, ứng phó kịp thời./.
//! noi_nhan: [Đảng ủy xã]
//! nguoi_ky: {chuc_vu: Chủ tịch}
//! ";
//! let pipeline = Pipeline::built_in();
//! let rendered = pipeline.render(Input::alone("ke-hoach.yaml", yaml.as_bytes()), &Format::PAPER).expect("no finding");
//! assert_eq!(rendered.files.len(), 2);
//!
//! let report = pipeline.render(Input::alone("sai.yaml", b"loai: ke_hoac"), &Format::PAPER).expect_err("no such kind");
//! let shown = vanban::diag::render::short(&report.sources, &report.findings);
//! assert!(shown.contains("sai.yaml:1:7: lỗi[C004]"), "{shown}");
//! ```
//!
//! # Glossary
//!
//! The decree's own terms name things where English has no true word. Every component that
//! stands on paper is a [`role::Role`], with its Vietnamese name and its clause.
//!
//! | term | meaning | where |
//! |---|---|---|
//! | văn bản | an official document | [`content::VanBan`] |
//! | loại văn bản | kind of document | [`content::kind::Kind`] |
//! | căn cứ | legal ground of a decision | [`role::Role::CanCu`] |
//! | điều, khoản, điểm | article, clause, point | [`content::body::Level`] |
//! | mục | part of a plan, `I.` `II.` | [`content::body::Level`] |
//! | quy tắc nội dung | rule of content: what an office would send a paper back for | [`rules`] |
//! | bỏ qua | to let stand: a waiver of a rule, with its reason | [`content::waiver`] |
//! | phiếu kiểm tra | check sheet, slip: what was found, as pages | [`slip`] |
//! | nơi nhận | recipients | [`role::Role::NoiNhan`] |
//! | phụ lục | appendix | [`content::PhuLuc`] |
//! | phát hành, cấp số | issuing: a signed paper gets number and day, and moves no more | [`issue`] |
//! | sổ đăng ký văn bản đi | register of outgoing papers | [`issue::register`] |
//! | kinh phí | budget, money of a task | [`budget`] |
//! | địa phương | a ward or commune that a template is made for | [`units::DiaPhuong`] |
//! | đơn vị tính | unit of the money in a table | [`budget::Unit`] |

pub mod budget;
pub mod cli;
pub mod content;
pub mod diag;
pub mod digest;
pub mod document;
pub mod encoding;
pub mod exchange;
pub mod files;
pub mod fingerprint;
pub mod fonts;
pub mod issue;
pub mod layout;
pub mod length;
pub mod orientation;
pub mod pipeline;
pub mod role;
pub mod rules;
mod run;
pub mod signs;
pub mod slip;
pub mod source;
pub mod tabular;
pub mod template;
pub mod theme;
pub mod units;
pub mod write;
pub mod yaml;
