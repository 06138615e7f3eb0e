//! Devices, markers and the story of the two users, shared by the journeys through the use cases and the command line.

#[cfg(target_os = "linux")]
pub mod calls;
pub mod clock;
pub mod colleagues;
pub mod device;
pub mod disclosing;
pub mod evidence;
pub mod forge;
pub mod inside;
pub mod leaks;
pub mod letters;
pub mod markers;
pub mod office;
pub mod photo;
pub mod story;
pub mod untouched;

pub use device::Device;
