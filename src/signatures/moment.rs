//! When a file was signed.
//!
//! In: times as signatures and PDFs write them. Out: a moment, in the time of Vietnam. Whose clock it was is left
//! to `super`.

use std::fmt;
use std::time::Duration;

use cms::cert::x509::der::DateTime;

/// Seconds by which Vietnam is ahead of Greenwich.
const AHEAD: i64 = 7 * 60 * 60;

/// A second.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct SigningMoment(i64);

impl SigningMoment {
    /// Of a calendar's day and time at Greenwich.
    pub(super) fn of(time: DateTime) -> Option<SigningMoment> {
        i64::try_from(time.unix_duration().as_secs()).ok().map(SigningMoment)
    }

    /// `20261031021500Z`, with or without parts of a second (RFC 3161).
    pub(super) fn of_stamp(text: &[u8]) -> Option<SigningMoment> {
        let text = std::str::from_utf8(text).ok()?.strip_suffix('Z')?;
        let whole = text.split('.').next().filter(|whole| whole.len() == 14)?;
        digits(whole).and_then(SigningMoment::of)
    }

    /// `D:20261031091500+07'00'` (ISO 32000-1, 7.9.4); without a zone it is not known which moment it is.
    pub(super) fn of_pdf(text: &str) -> Option<SigningMoment> {
        let text = text.strip_prefix("D:")?;
        let (time, zone) = text.split_at_checked(14)?;
        let time = SigningMoment::of(digits(time)?)?;
        let (sign, zone) = zone.split_at_checked(1)?;
        let sign = match sign {
            "Z" => return Some(time),
            "+" => 1,
            "-" => -1,
            _ => return None,
        };
        let mut parts = zone.split('\'');
        let mut number = || parts.next().unwrap_or_default().parse::<u8>().ok();
        let hours = number().filter(|hours| *hours < 24)?;
        let minutes = number().filter(|minutes| *minutes < 60).unwrap_or_default();
        let ahead = i64::from(hours) * 3600 + i64::from(minutes) * 60;
        Some(SigningMoment(time.0 - sign * ahead))
    }
}

/// Year, month, day, hour, minute, second, of 14 digits.
fn digits(text: &str) -> Option<DateTime> {
    let part = |from: usize, to: usize| {
        let part = text.get(from..to).filter(|part| part.bytes().all(|digit| digit.is_ascii_digit()))?;
        part.parse::<u16>().ok()
    };
    let small = |from: usize| part(from, from + 2).and_then(|part| u8::try_from(part).ok());
    DateTime::new(part(0, 4)?, small(4)?, small(6)?, small(8)?, small(10)?, small(12)?).ok()
}

impl SigningMoment {
    /// `2026-10-31T09:15:00+07:00`, for programs.
    pub fn iso(self) -> String {
        self.here().map(|time| time.to_string().replace('Z', "+07:00")).unwrap_or_default()
    }

    /// On the clocks of Vietnam; None behind the year 9999.
    fn here(self) -> Option<DateTime> {
        let here = u64::try_from(self.0 + AHEAD).unwrap_or_default();
        DateTime::from_unix_duration(Duration::from_secs(here)).ok()
    }
}

/// `09:15:00 ngày 31/10/2026`.
impl fmt::Display for SigningMoment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Some(time) = self.here() else { return f.write_str("?") };
        let (hour, minute, second) = (time.hour(), time.minutes(), time.seconds());
        let (day, month, year) = (time.day(), time.month(), time.year());
        write!(f, "{hour:02}:{minute:02}:{second:02} ngày {day:02}/{month:02}/{year}")
    }
}

#[cfg(test)]
mod tests {
    use super::SigningMoment;

    #[test]
    fn times_are_shown_as_in_vietnam() {
        let shown = |moment: Option<SigningMoment>| moment.map(|moment| moment.to_string());
        let here = Some("00:15:07 ngày 01/11/2026".to_owned());
        assert_eq!(shown(SigningMoment::of_stamp(b"20261031171507Z")), here);
        assert_eq!(shown(SigningMoment::of_stamp(b"20261031171507.25Z")), here);
        for text in [
            "D:20261101001507+07'00'",
            "D:20261031171507Z",
            "D:20261031121507-05'00",
            "D:20261031224507+05'30'",
        ] {
            assert_eq!(shown(SigningMoment::of_pdf(text)), here, "{text}");
        }
        let moment = SigningMoment::of_pdf("D:20261031171507Z");
        assert_eq!(moment.map(SigningMoment::iso).as_deref(), Some("2026-11-01T00:15:07+07:00"));
    }

    #[test]
    fn what_is_no_time_is_none() {
        for text in
            ["", "D:", "D:20261031171507", "D:20261331171507Z", "D:2026103117150é", "D:20261031171507+99'00'"]
        {
            assert_eq!(SigningMoment::of_pdf(text), None, "{text}");
        }
        for text in ["20261031171507", "2026103117150Z", "+0261031171507Z", "é0261031171507Z"] {
            assert_eq!(SigningMoment::of_stamp(text.as_bytes()), None, "{text}");
        }
    }
}
