//! Where the vault is: the only place of the command line that knows platforms apart.

use crate::failure::Failure;
use app::Folders;
use std::{
    env,
    path::{PathBuf, absolute},
};

/// The identifier of the window, after which the system names its folders.
const IDENTIFIER: &str = "nl.woonrust.app";

/// The folders for a vault that was named, or the ones of the window.
pub fn folders(named: Option<PathBuf>) -> Result<Folders, Failure> {
    let platform = of_platform();
    let Some(dir) = named else {
        return platform.ok_or_else(|| {
            Failure::Usage("no home folder: name the vault with --vault".to_owned())
        });
    };
    let dir = absolute(dir)
        .map_err(|_| Failure::Usage("the folder of the vault has no name".to_owned()))?;
    // Without a home there is no other place: then a copy of the folder is not told from the folder itself.
    let config = platform.map_or_else(|| dir.join("config"), |platform| platform.config);
    Ok(Folders::of_vault(dir, &config))
}

fn of_platform() -> Option<Folders> {
    let folder = |name: &str| {
        env::var_os(name)
            .map(PathBuf::from)
            .filter(|path| path.is_absolute())
    };
    let own = |base: PathBuf| base.join(IDENTIFIER);
    if cfg!(windows) {
        let (roaming, local) = (folder("APPDATA")?, folder("LOCALAPPDATA")?);
        return Some(Folders {
            data: own(roaming.clone()),
            config: own(roaming),
            logs: own(local).join("logs"),
        });
    }
    let home = folder("HOME")?;
    if cfg!(target_os = "macos") {
        let library = home.join("Library");
        let support = own(library.join("Application Support"));
        return Some(Folders {
            data: support.clone(),
            config: support,
            logs: own(library.join("Logs")),
        });
    }
    let data = own(folder("XDG_DATA_HOME").unwrap_or_else(|| home.join(".local/share")));
    let config = own(folder("XDG_CONFIG_HOME").unwrap_or_else(|| home.join(".config")));
    Some(Folders {
        logs: data.join("logs"),
        data,
        config,
    })
}
