//! What rules ask of the text of a line, and by which words and signs a text shows that it may be about it.
//!
//! In: nothing. Out: a [`Topic`] for each question, and the words that are watched for. A text in which no word
//! and no sign of a topic stands is about something else, and no rule of the topic looks at it. What is asked
//! is the rule's.

use super::figure_signs::FigureSigns;
use super::misspelt_words::{MISSPELT, keys};
use super::signature::Signature;
use super::tone_syllables;
use super::watched::{Topics, WatchedWords};

/// A question about the text of a line, to which most texts say no.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(super) enum Topic {
    /// Districts and towns.
    AbolishedLevels,
    /// Appendices.
    Appendices,
    /// Articles.
    Articles,
    /// Years, in what is to be done.
    Years,
    /// "Quyết định này".
    ThisPaper,
    /// Bodies of the sorts whose capitals differ.
    BodySorts,
    /// Parts of papers in small letters, with a number.
    SmallParts,
    /// Khoản and điểm with a capital.
    CapitalParts,
    /// Parts with the number 0.
    PartsZero,
    /// Names of communes.
    Communes,
    /// Names of units that are joined from two.
    JoinedUnits,
    /// Names of cities with a capital or without.
    CityNames,
    /// Provinces that are no more.
    FormerProvinces,
    /// Provinces that are cities.
    CityKinds,
    /// Nouns for units with a capital.
    UnitNouns,
    /// Names and posts with capitals of which one is wrong.
    CapitalNames,
    /// Words that no dictionary has.
    Misspelt,
    /// A word typed twice.
    TypedTwice,
    /// Lists without a comma, two words typed twice.
    LostSigns,
    /// Names of bodies at its beginning, which may be given a duty.
    TaskBodies,
    /// Who carries a decision out.
    Orders,
    /// Units of money, and percents.
    MoneyUnits,
    /// The same where one may stand twice.
    DoubledUnits,
    /// Names of laws.
    Laws,
    /// Names of laws with a day.
    DatedLaws,
    /// Ordinances.
    Ordinances,
    /// What is to be reached, by which year.
    Goals,
    /// By which day something is due.
    DueDays,
    /// Committees with other capitals.
    Committees,
    /// Rooms and offices in initials.
    RoomInitials,
    /// Posts in initials.
    PostInitials,
    /// Tone marks on the first vowel.
    ToneFirst,
    /// Tone marks on the second vowel.
    ToneSecond,
    /// "đảm bảo".
    ToEnsure,
    /// The people, the state.
    PeopleAndState,
    /// What is attached.
    Attached,
    /// Days of the week.
    Weekdays,
    /// Months.
    Months,
    /// Feasts.
    Feasts,
    /// Years of the moon.
    LunarYears,
    /// Honours.
    Honours,
    /// Blanks beside marks.
    OddBlanks,
    /// Places that are left to be filled in.
    LeftPlaces,
    /// Money in figures beside the same in words.
    PairedMoney,
    /// Work on a year that is over.
    ClosedYear,
    /// Work that is to be done.
    NamesWork,
    /// Duties stand below it.
    HeadsDuties,
    /// Figures that are parted in another way.
    FiguresOtherwise,
    /// Figures of a thousand and more.
    Thousands,
    /// A blank is missing before a unit, or stands before the sign of percent.
    OddUnits,
    /// Periods of years.
    Periods,
    /// Papers that are cited by their numbers.
    Citations,
    /// Days, in figures or in words.
    Days,
    /// Money in figures.
    ProseMoney,
    /// Money in words.
    SpokenMoney,
    /// Sentences and clauses within the text that begin as they should not.
    InnerSentences,
}

use Topic::{
    AbolishedLevels, Appendices, Articles, Attached, BodySorts, CapitalNames, CapitalParts, Citations,
    CityKinds, CityNames, ClosedYear, Committees, Communes, DatedLaws, Days, DoubledUnits, DueDays, Feasts,
    FiguresOtherwise, FormerProvinces, Goals, HeadsDuties, Honours, InnerSentences, JoinedUnits, Laws,
    LeftPlaces, LostSigns, LunarYears, Misspelt, MoneyUnits, Months, NamesWork, OddBlanks, OddUnits, Orders,
    Ordinances, PairedMoney, PartsZero, PeopleAndState, Periods, PostInitials, ProseMoney, RoomInitials,
    SmallParts, SpokenMoney, TaskBodies, ThisPaper, Thousands, ToEnsure, ToneFirst, ToneSecond, TypedTwice,
    UnitNouns, Weekdays, Years,
};

impl Topic {
    /// It alone.
    pub(super) const fn alone(self) -> Topics {
        Topics::one(self as u8)
    }
}

const fn all(topics: &[Topic]) -> Topics {
    let mut all = Topics::NONE;
    let mut at = 0;
    while at < topics.len() {
        all = all.and(topics[at].alone());
        at += 1;
    }
    all
}

/// The words of each topic: of what its rule looks for, one that stands in each.
static WATCHED: WatchedWords = WatchedWords::of(
    &[
        (all(&[AbolishedLevels]), &["huyện", "quận", "thị", "Huyện", "Quận", "Thị", "HUYỆN", "QUẬN", "THỊ"]),
        (all(&[Appendices]), &["phụ", "Phụ", "PHỤ", "phỤ"]),
        (all(&[ThisPaper]), &["này", "Này", "NÀY"]),
        (all(&[Articles]), &["điều", "Điều", "ĐIỀU"]),
        (all(&[BodySorts, JoinedUnits]), &["Sở", "Phòng", "Ban"]),
        (all(&[BodySorts]), &["Trung", "Kho"]),
        (all(&[JoinedUnits]), &["Văn", "Chi"]),
        (all(&[SmallParts]), &["điều", "chương", "mục", "phần"]),
        (all(&[CapitalParts]), &["Khoản", "Điểm"]),
        (all(&[PartsZero]), &["0", "00"]),
        (all(&[Communes]), &["xã", "phường", "Xã", "Phường"]),
        (all(&[CityNames]), &["thủ", "Minh", "Thành"]),
        (all(&[FormerProvinces]), &["tỉnh", "Tỉnh", "TỈNH"]),
        (all(&[CityKinds]), &["tỉnh", "Tỉnh"]),
        (all(&[UnitNouns]), &["Tỉnh", "Xã", "Phường"]),
        (
            all(&[CapitalNames]),
            &[
                "Tịch",
                "Đốc",
                "Thư",
                "Tướng",
                "Trưởng",
                "Chánh",
                "Phát",
                "Hà",
                "Hải",
                "Đà",
                "Cần",
                "Sài",
                "Hồ",
            ],
        ),
        (all(&[TypedTwice]), &["Các", "Của", "Và", "Theo"]),
        (all(&[LostSigns]), &["thông", "quận", "Quận", "đơn", "ban"]),
        (all(&[Orders]), &["Quyết"]),
        (all(&[MoneyUnits, DoubledUnits, SpokenMoney]), &["đồng", "Đồng", "ĐỒNG"]),
        (all(&[Laws, DatedLaws]), &["Luật", "luật", "lệnh"]),
        (all(&[Ordinances]), &["lệnh"]),
        (all(&[Goals]), &["phấn", "Phấn", "PHẤN", "phí", "Phí", "PHÍ"]),
        (all(&[DueDays]), &["trước", "Trước", "TRƯỚC", "chậm", "Chậm", "CHẬM"]),
        (all(&[Committees]), &["nhân", "Nhân"]),
        (all(&[RoomInitials]), &["Phòng", "phòng", "Ban", "cục", "Sở", "tâm"]),
        (all(&[PostInitials]), &["PTGĐ", "TGĐ", "PGĐ", "PCVP", "CVP"]),
        (all(&[ToneFirst]), &tone_syllables::of_way(false)),
        (all(&[ToneSecond]), &tone_syllables::of_way(true)),
        (all(&[ToEnsure]), &["đảm", "Đảm"]),
        (all(&[PeopleAndState]), &["dân", "nước"]),
        (all(&[Attached]), &["kèm"]),
        (all(&[Weekdays]), &["thứ", "Thứ"]),
        (all(&[Months]), &["tháng"]),
        (
            all(&[Feasts]),
            &[
                "tết", "Tết", "khánh", "Khánh", "tế", "Tế", "nữ", "Nữ", "giáo", "Giáo", "thuốc", "Thuốc",
                "tám", "Tám",
            ],
        ),
        (
            all(&[LunarYears]),
            &[
                "tý", "tí", "sửu", "dần", "mão", "thìn", "tỵ", "tị", "ngọ", "mùi", "thân", "dậu", "tuất",
                "hợi", "mẹo",
            ],
        ),
        (
            all(&[Honours]),
            &["huân", "Huân", "hùng", "Hùng", "nghệ", "Nghệ", "giáo", "Giáo", "thuốc", "Thuốc"],
        ),
        (all(&[PairedMoney]), &["chữ", "Chữ", "CHỮ"]),
        (all(&[LeftPlaces]), &["tên", "xxx", "xxxx", "xxxxx", "XXX", "XXXX", "XXXXX"]),
    ],
    &[(all(&[Misspelt]), &keys(&MISSPELT))],
);

/// Those that no word and no sign shows.
const ALWAYS: Topics = all(&[ClosedYear, NamesWork, HeadsDuties, TaskBodies, InnerSentences]);
/// Those of words that a digit belongs to.
const WITH_FIGURES: Topics = all(&[PartsZero, DatedLaws]);

/// Questions whose answer decides something, besides who looks at a text.
#[cfg(feature = "rooms")]
pub(super) const EXACT: Topics = all(&[ClosedYear, NamesWork, HeadsDuties, MoneyUnits, PairedMoney]);

/// What a text is read as, before any rule asks.
pub(super) fn read(text: &str) -> (Signature, Topics) {
    let signature = Signature::of(text, &WATCHED);
    let topics = signature
        .topics
        .and(ALWAYS)
        .and(shown(signature.odd_blank, &[OddBlanks]))
        .and(shown(signature.left_open(), &[LeftPlaces]))
        .and(shown(signature.bracket(), &[PairedMoney]))
        .and(shown(signature.repeated, &[TypedTwice]))
        .and(shown(signature.percent(), &[MoneyUnits, DoubledUnits]));
    match signature.digit {
        true => (signature, topics.and(of_figures(text)).and(shown(signature.slash(), &[Citations]))),
        false => (signature, topics.without(WITH_FIGURES)),
    }
}

/// The topics of the figures of a text.
fn of_figures(text: &str) -> Topics {
    let signs = FigureSigns::of(text);
    shown(signs.long || signs.dotted || signs.parted, &[Thousands])
        .and(shown(signs.long, &[Years]))
        .and(shown(signs.long || signs.parted || signs.fraction, &[FiguresOtherwise]))
        .and(shown(signs.unit, &[OddUnits]))
        .and(shown(signs.period, &[Periods]))
        .and(shown(signs.money, &[ProseMoney]))
        .and(shown(signs.day || signs.month, &[Days]))
}

const fn shown(shows: bool, topics: &[Topic]) -> Topics {
    if shows { all(topics) } else { Topics::NONE }
}
