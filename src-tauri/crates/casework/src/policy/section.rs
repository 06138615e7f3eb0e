//! How a section of the policy pack is written down: its fields, once, with what may stand in each.

macro_rules! section {
    ($(#[$meta:meta])* $name:ident, $section:literal {
        $($(#[$note:meta])+ $field:ident: $type:ty = $bound:expr,)+
    }) => {
        $(#[$meta])*
        #[derive(Clone, Debug, PartialEq, Eq, serde::Deserialize)]
        #[serde(deny_unknown_fields)]
        pub struct $name { $($(#[$note])+ pub $field: $type,)+ }

        impl $name {
            /// Its keys, with what may stand under each.
            pub const KEYS: &'static [$crate::policy::bounds::Key] = &[
                $($crate::policy::bounds::Key {
                    path: concat!($section, ".", stringify!($field)),
                    bound: $bound,
                },)+
            ];
        }
    };
}
pub(crate) use section;
