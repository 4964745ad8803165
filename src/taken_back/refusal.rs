//! Why a difference is not put into the source, in words.
//!
//! In: what stands at the place of the difference. Out: the reason, and the place in the source that it is about.

use super::figures::read;
use crate::content::money::format_amount;
use crate::paper::GivenBy;
use crate::source::Span;

/// Why a difference has no place in the source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct TakeRefusal {
    pub(super) why: WhyNot,
    pub(super) at: Option<Span>,
}

/// What stands in the way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum WhyNot {
    /// A number, a label, words that the form prints.
    Fixed,
    /// The same, of a line that these keys give.
    Printed(&'static str),
    /// A figure that the program computes.
    Computed,
    /// Words that a variable gives.
    Variable(String),
    /// Words that the program gives: from a table, another paper, a unit.
    Given,
    /// It only looks otherwise.
    Look,
    /// Heads, feet, notes, pictures.
    Beside(&'static str),
    /// The paper has an error with it: which.
    Faulty(String),
    /// A sum stated in the source is no longer what the figures give: which.
    Sum(String),
    /// A row of a table that is kept in a file of its own: which.
    Sheet(String),
    /// A sentence of its own.
    Other(String),
}

const PRINTED: &str = "số thứ tự, dấu hoặc chữ này do chương trình in theo thể thức, không gõ trong tệp YAML";

impl TakeRefusal {
    pub(super) fn other(words: impl Into<String>, at: Option<Span>) -> TakeRefusal {
        TakeRefusal { why: WhyNot::Other(words.into()), at }
    }

    pub(super) fn by(giver: &GivenBy, at: Option<Span>) -> TakeRefusal {
        let why = match giver {
            GivenBy::Variable(name) => WhyNot::Variable(name.clone()),
            GivenBy::Program | GivenBy::Meant => WhyNot::Given,
        };
        TakeRefusal { why, at }
    }

    /// The reason, as a sentence, and what to do. `new` is what the edited file says, `now` what the paper says once
    /// all changes are made.
    pub(super) fn words(&self, new: &str, now: Option<&str>, sums_follow: bool) -> (String, &'static str) {
        match &self.why {
            WhyNot::Fixed => (PRINTED.to_owned(), "muốn đổi thì sửa trường cho ra nó ở tệp YAML"),
            WhyNot::Printed(keys) => (PRINTED.to_owned(), keys),
            WhyNot::Computed => {
                let counted = now.and_then(|now| Some((now, read(now, true)?, read(new, true)?)));
                let compared = counted.map(|(now, is, typed)| {
                    format!(
                        ": tính lại được {now}, tệp Word ghi {new}, chênh {}",
                        format_amount((is - typed).abs())
                    )
                });
                (
                    format!("số này do chương trình tính từ các số khác{}", compared.unwrap_or_default()),
                    "sửa các số thành phần; số cộng tự đổi theo",
                )
            }
            WhyNot::Variable(name) => (
                format!("chữ này do biến `{name}` đưa vào, có thể còn ở chỗ khác"),
                "sửa giá trị của biến ở tệp YAML",
            ),
            WhyNot::Given => (
                "chữ, số này do `{{ … }}` lấy từ bảng, văn bản khác hoặc địa phương".to_owned(),
                "sửa ở nơi nó được lấy, hoặc thay `{{ … }}` bằng chữ ở tệp YAML",
            ),
            WhyNot::Look => (
                "chỉ dáng chữ, cách trình bày đổi; trình bày theo thể thức, không ghi ở tệp YAML".to_owned(),
                "chữ đậm, nghiêng giữa câu thì ghi được bằng `**`, `*`; trình bày khác đặt ở theme.yaml của cơ quan",
            ),
            WhyNot::Beside(what) => {
                (format!("{what} không có chỗ trong tệp YAML"), "chuyển lời cần giữ vào nội dung ở tệp YAML")
            }
            WhyNot::Faulty(fault) => (
                format!("ghi vào tệp YAML thì văn bản có lỗi: {fault}"),
                "sửa lỗi đó ở tệp YAML rồi chạy lại",
            ),
            WhyNot::Sum(fault) => (
                format!("số tổng ghi sẵn không còn đúng: {fault}"),
                match sums_follow {
                    true => "sửa cả số tổng trong tệp Word, hoặc ở chỗ ghi nó",
                    false => "thêm `--tong` để số tổng ghi sẵn đổi theo, hoặc sửa cả số tổng trong tệp Word",
                },
            ),
            WhyNot::Sheet(name) => {
                (format!("hàng của bảng này ghi ở tệp `{name}`"), "thêm, bớt hàng ở tệp đó rồi chạy lại")
            }
            WhyNot::Other(words) => (words.clone(), "sửa chỗ này ở tệp YAML bằng tay"),
        }
    }
}
