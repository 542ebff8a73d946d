//! The workflow that `init` writes, run step by step as its host runs it: with a cache that is
//! saved once a key, a fresh machine for every run, and a cargo that notes what it was asked to
//! install.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;
use tempfile::TempDir;

const REAL: &str = env!("CARGO_BIN_EXE_frontdesk");
/// Where the workflows of these tests install from.
const GIT: &str = "https://git.example.com/f.git";

/// A repository, and what the host of its workflows keeps between two runs.
struct Host {
    folder: TempDir,
    /// The caches, by key.
    saved: BTreeMap<String, Vec<u8>>,
}

/// What came of one run.
#[derive(Debug, Default)]
struct Ran {
    /// The step that failed, with what it said.
    failed: Option<String>,
    /// Everything cargo was asked to install.
    installed: Vec<String>,
    /// What the steps printed.
    said: String,
    /// The folder that was put away as the artifact.
    artifact: Option<PathBuf>,
    /// The machine that ran; its files stay until the run is dropped.
    machine: Option<tempfile::TempDir>,
}

impl Host {
    /// A repository whose branch is `branch`, with a site in `site` of it.
    fn new(branch: &str, site: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let host = Self { folder, saved: BTreeMap::new() };
        fs::create_dir_all(host.repository().join(".git")).unwrap();
        fs::write(host.repository().join(".git/HEAD"), format!("ref: refs/heads/{branch}\n"))
            .unwrap();
        let output = Command::new(REAL)
            .env("SOURCE_DATE_EPOCH", "1772323200")
            .args(["init"])
            .arg(host.repository().join(site))
            .output()
            .unwrap();
        assert!(output.status.success(), "{output:?}");
        host
    }

    /// As somebody who has read the last words of `init`.
    fn fill_in(self) -> Self {
        let text = fs::read_to_string(self.workflow_file()).unwrap();
        fs::write(
            self.workflow_file(),
            text.replace("FRONTDESK_GIT: \"\"", &format!("FRONTDESK_GIT: {GIT:?}")),
        )
        .unwrap();
        self
    }

    fn repository(&self) -> PathBuf {
        self.folder.path().join("repository")
    }

    /// The only workflow there, where its host looks for it.
    fn workflow_file(&self) -> PathBuf {
        let folder = self.repository().join(".github/workflows");
        let files: Vec<_> =
            fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
        let [file] = files.as_slice() else { panic!("{files:?}") };
        file.clone()
    }

    fn workflow(&self) -> Value {
        serde_yaml::from_str(&fs::read_to_string(self.workflow_file()).unwrap()).unwrap()
    }

    /// One run on a machine of its own, for a push.
    fn run(&mut self) -> Ran {
        self.run_for("push")
    }

    /// One run for what happened on the code host.
    fn run_for(&mut self, event: &str) -> Ran {
        let workflow = self.workflow();
        let machine = tempfile::tempdir_in(self.folder.path()).unwrap();
        let checkout = machine.path().join("checkout");
        copy(&self.repository(), &checkout);
        tools(machine.path());
        let folder = workflow["defaults"]["run"]["working-directory"].as_str().unwrap_or("");
        let mut ran = Ran::default();
        let mut to_save = None;
        for step in workflow["jobs"]["site"]["steps"].as_array().unwrap() {
            let wanted = step["if"]
                .as_str()
                .map(|condition| condition.replace("github.event_name", &format!("'{event}'")));
            if wanted.is_some_and(|condition| !holds(&condition)) {
                continue;
            }
            let uses = step["uses"].as_str().unwrap_or("").split('@').next().unwrap();
            match uses {
                "actions/checkout" => {}
                "actions/cache" => {
                    let key = filled(step["with"]["key"].as_str().unwrap(), &workflow);
                    let path = step["with"]["path"].as_str().unwrap();
                    let path = machine.path().join(path.strip_prefix("~/").unwrap());
                    match self.saved.get(&key) {
                        Some(bytes) => program(&path, bytes),
                        None => to_save = Some((key, path)),
                    }
                }
                "actions/upload-artifact" => {
                    let folder = checkout.join(step["with"]["path"].as_str().unwrap());
                    match step["with"]["name"].as_str().unwrap() {
                        "site" => ran.artifact = Some(folder),
                        // What a later pull request is compared with.
                        _ if event == "push" && ran.failed.is_none() => {
                            let kept = self.folder.path().join("build");
                            let _ = fs::remove_dir_all(&kept);
                            copy(&folder, &kept);
                        }
                        _ => {}
                    }
                }
                "" => {
                    let script = step["run"].as_str().unwrap();
                    let output =
                        shell(script, &checkout.join(folder), machine.path(), &workflow, event);
                    let said = String::from_utf8_lossy(&[output.stdout, output.stderr].concat())
                        .into_owned();
                    ran.said.push_str(&said);
                    if !output.status.success() {
                        ran.failed = Some(format!("{}: {said}", step["name"]));
                        break;
                    }
                }
                other => panic!("what does {other} do?"),
            }
        }
        // As the action does: only after a run that went well, only what was not there.
        if let Some((key, path)) = to_save.filter(|_| ran.failed.is_none()) {
            self.saved.insert(key, fs::read(path).unwrap());
        }
        if let Some(artifact) = &ran.artifact {
            assert!(artifact.join("index.html").is_file(), "{artifact:?} is no site");
        }
        let installed = fs::read_to_string(machine.path().join("installed")).unwrap_or_default();
        ran.installed = installed.lines().map(str::to_owned).collect();
        ran.machine = Some(machine);
        ran
    }
}

/// As GitHub runs a step: bash, stopping at the first command that fails.
fn shell(
    script: &str,
    folder: &Path,
    home: &Path,
    workflow: &Value,
    event: &str,
) -> std::process::Output {
    let mut command = Command::new("bash");
    command.args(["--noprofile", "--norc", "-eo", "pipefail", "-c", script]).current_dir(folder);
    command.env_clear().env("HOME", home).env("SOURCE_DATE_EPOCH", "1772323200");
    command.env(
        "PATH",
        format!("{home}/.cargo/bin:{home}/tools:/usr/bin:/bin", home = home.display()),
    );
    command
        .env("GITHUB_EVENT_NAME", event)
        .env("GITHUB_WORKFLOW", "x")
        .env("RUNNER_TEMP", home.join("temp"));
    command.env("GITHUB_WORKSPACE", home.join("checkout")).env("MAIN", "main");
    for (name, value) in workflow["env"].as_object().unwrap() {
        command.env(name, value.as_str().unwrap());
    }
    command.output().unwrap()
}

/// `'push' == 'schedule'`, `'push' != 'schedule'`
fn holds(condition: &str) -> bool {
    match condition.split_once(" == ") {
        Some((left, right)) => left == right,
        None => condition.split_once(" != ").is_some_and(|(left, right)| left != right),
    }
}

/// `${{ … }}` filled in.
fn filled(text: &str, workflow: &Value) -> String {
    let mut out = text.replace("${{ runner.os }}", "Linux").replace("${{ runner.arch }}", "X64");
    for (name, value) in workflow["env"].as_object().unwrap() {
        out = out.replace(&format!("${{{{ env.{name} }}}}"), value.as_str().unwrap());
    }
    assert!(!out.contains("${{"), "{out}");
    out
}

/// A cargo whose every program is the one under test, but with the version that was asked for.
fn tools(home: &Path) {
    let cargo = format!(
        "#!/bin/sh\nfor last; do :; done\n\
         case \"$*\" in *--tag*) version=${{*#*--tag v}}; version=${{version%% *}};; *) \
         version=${{last#*@}};; esac\necho \"$*\" >> {home}/installed\n\
         mkdir -p {home}/.cargo/bin\nprintf '#!/bin/sh\\n[ \"$1\" = --version ] && echo \
         \"frontdesk %s\" && exit\\nexec {REAL} \"$@\"\\n' \"$version\" > \
         {home}/.cargo/bin/frontdesk\nchmod +x {home}/.cargo/bin/frontdesk\n",
        home = home.display()
    );
    program(&home.join("tools/cargo"), cargo.as_bytes());
    program(&home.join("tools/rustup"), b"#!/bin/sh\n");
    // `gh run list` names a run where there is a build, `gh run download … --dir X` brings it.
    let build = home.parent().unwrap().join("build");
    let gh = format!(
        "#!/bin/sh\nfor last; do :; done\n[ -d {build} ] || exit 0\n\
         case \"$2\" in list) echo 7;; download) mkdir -p \"$last\"; cp -r {build}/. \"$last\";; \
         esac\n",
        build = build.display()
    );
    program(&home.join("tools/gh"), gh.as_bytes());
}

fn program(path: &Path, bytes: &[u8]) {
    use std::os::unix::fs::PermissionsExt;
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, bytes).unwrap();
    fs::set_permissions(path, fs::Permissions::from_mode(0o755)).unwrap();
}

fn copy(from: &Path, to: &Path) {
    for entry in walkdir::WalkDir::new(from)
        .into_iter()
        .map(Result::unwrap)
        .filter(|entry| entry.file_type().is_file())
    {
        let target = to.join(entry.path().strip_prefix(from).unwrap());
        fs::create_dir_all(target.parent().unwrap()).unwrap();
        fs::copy(entry.path(), target).unwrap();
    }
}

#[test]
fn the_first_run_is_green_the_second_uses_the_cache_and_a_new_version_arrives() {
    let version = env!("CARGO_PKG_VERSION");
    let mut host = Host::new("trunk", "docs/help");
    // Nothing is installed under a name that anybody could take.
    let empty = host.run();
    let failed = empty.failed.expect("no address to install from");
    assert!(
        failed.starts_with("\"Install frontdesk\"") && failed.contains("Fill in FRONTDESK_GIT"),
        "{failed}"
    );
    assert!(empty.installed.is_empty());

    let mut host = host.fill_in();
    let first = host.run();
    assert_eq!(first.failed, None);
    let install = |version: &str| {
        format!("+stable install --locked --force --git {GIT} --tag v{version} frontdesk")
    };
    assert_eq!(first.installed, [install(version)]);
    assert!(first.artifact.unwrap().ends_with("docs/help/dist/site"));

    let second = host.run();
    assert_eq!((second.failed, second.installed), (None, vec![]), "from the cache");

    // Everybody's update: one number in the file. The cache of the old one is not in its way.
    let file = host.workflow_file();
    let text = fs::read_to_string(&file).unwrap().replace(&format!("\"{version}\""), "\"7.8.9\"");
    fs::write(&file, text).unwrap();
    let third = host.run();
    assert_eq!(third.failed, None);
    assert_eq!(third.installed, [install("7.8.9")]);
    assert_eq!(host.run().installed, Vec::<String>::new());

    // A program that the repository itself holds.
    let text = fs::read_to_string(&file).unwrap();
    fs::write(&file, text.replace(&format!("FRONTDESK_GIT: {GIT:?}"), "FRONTDESK_GIT: \"\""))
        .unwrap();
    program(
        &host.repository().join("bin/frontdesk"),
        format!("#!/bin/sh\nexec {REAL} \"$@\"\n").as_bytes(),
    );
    let own = host.run();
    assert_eq!((own.failed, own.installed), (None, vec![]));
}

#[test]
fn the_workflow_stands_where_its_host_looks_and_watches_the_branch_there_is() {
    let host = Host::new("release/2026", "my help");
    let workflow = host.workflow();
    assert_eq!(workflow["on"]["push"]["branches"], serde_json::json!(["release/2026"]));
    assert_eq!(workflow["defaults"]["run"]["working-directory"], "my help");
    assert!(!host.repository().join("my help/.github").exists());
    let text = fs::read_to_string(host.workflow_file()).unwrap();
    // No placeholder that has to be replaced first, and every action by the commit that was read.
    assert!(!text.contains("example.com"), "{text}");
    let actions = text.lines().filter_map(|line| line.trim().strip_prefix("- uses: "));
    for commit in actions.filter_map(|action| action.split(['@', ' ']).nth(1)) {
        assert!(commit.len() == 40 && commit.bytes().all(|b| b.is_ascii_hexdigit()), "{commit}");
    }

    // A site that is a repository of its own, and one that is in none yet.
    let alone = Host::new("main", ".");
    assert!(alone.workflow_file().ends_with("repository/.github/workflows/help-centre.yml"));
    assert_eq!(alone.workflow()["defaults"], Value::Null);
}

#[test]
fn a_mistake_of_a_pull_request_is_told_and_fails_the_check() {
    let mut host = Host::new("main", "help").fill_in();
    let article = host.repository().join("help/content/start/first-steps.md");
    let text = fs::read_to_string(&article).unwrap();
    fs::write(&article, format!("{text}\n[gone](nowhere.md)\n")).unwrap();
    let ran = host.run_for("pull_request");
    let failed = ran.failed.expect("the check fails");
    assert!(failed.starts_with("\"Check\"") && failed.contains("::error"), "{failed}");
    // At the file as the repository names it.
    assert!(failed.contains("file=help/content/start/first-steps.md,line="), "{failed}");
    assert!(ran.artifact.is_none());
}

#[test]
fn a_pull_request_is_compared_with_the_main_branch_and_its_preview_is_left_alone() {
    let mut host = Host::new("main", "help").fill_in();
    assert_eq!(host.run().failed, None);
    let article = host.repository().join("help/content/start/first-steps.md");
    let text = fs::read_to_string(&article).unwrap();
    fs::write(&article, text.replacen("title: ", "title: Very ", 1)).unwrap();
    let ran = host.run_for("pull_request");
    assert_eq!(ran.failed, None);
    assert!(ran.said.contains("questions compared: "), "{}", ran.said);
    let page = ran.artifact.as_ref().unwrap().join("start/first-steps/index.html");
    let page = fs::read_to_string(page).unwrap();
    assert!(page.contains("<meta name=\"robots\" content=\"noindex\">"), "{page}");
    // Once a week, what the calendar brings.
    let weekly = host.run_for("schedule");
    assert!(weekly.failed.is_none() && weekly.said.contains("0 errors, 0 warnings"), "{weekly:?}");
}

/// GitLab and Forgejo: where they look, and what they would run is the same.
#[test]
fn other_code_hosts_get_theirs() {
    let of = |url: &str| {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir_all(folder.path().join(".git")).unwrap();
        fs::write(folder.path().join(".git/HEAD"), "ref: refs/heads/main\n").unwrap();
        fs::write(
            folder.path().join(".git/config"),
            format!("[remote \"origin\"]\n\turl = {url}\n"),
        )
        .unwrap();
        let output = Command::new(REAL)
            .env("SOURCE_DATE_EPOCH", "1772323200")
            .args(["init"])
            .arg(folder.path().join("help"))
            .output()
            .unwrap();
        assert!(output.status.success(), "{output:?}");
        (folder, String::from_utf8(output.stderr).unwrap())
    };
    let (gitlab, _) = of("git@gitlab.example.com:team/help.git");
    let entry: Value = yaml(&gitlab.path().join(".gitlab-ci.yml"));
    let path = entry["include"][0]["local"].as_str().unwrap().trim_start_matches('/').to_owned();
    let job = &yaml(&gitlab.path().join(path))["help-centre-help"];
    assert_eq!(job["variables"]["FRONTDESK_ROOT"], "help");
    assert_eq!(job["artifacts"]["paths"][0], "help/dist/site/");
    // Its script, on a machine with the same tools.
    let machine = tempfile::tempdir().unwrap();
    let checkout = machine.path().join("checkout");
    copy(gitlab.path(), &checkout);
    tools(machine.path());
    let bin = checkout.join(".frontdesk-bin/bin");
    for line in job["script"].as_array().unwrap() {
        // The cargo of these tests installs into the home folder.
        let script = format!("export PATH=\"{}:$PATH\"\n{}", bin.display(), line.as_str().unwrap());
        let wrapped = serde_json::json!({ "env": { "FRONTDESK_VERSION": env!("CARGO_PKG_VERSION"), "FRONTDESK_GIT": GIT,
            "FRONTDESK_ROOT": "help", "CI_PROJECT_DIR": checkout.to_str().unwrap(), "CI_PIPELINE_SOURCE": "push" } });
        let output = shell(&script, &checkout, machine.path(), &wrapped, "push");
        assert!(output.status.success(), "{script}: {output:?}");
    }
    assert!(checkout.join("help/dist/site/index.html").is_file());
    assert!(
        fs::read_to_string(checkout.join("frontdesk.sarif"))
            .unwrap()
            .contains("\"version\": \"2.1.0\"")
    );

    let (forgejo, said) = of("https://codeberg.org/team/help.git");
    let file = forgejo.path().join(".forgejo/workflows/help-centre-help.yml");
    assert_eq!(yaml(&file)["defaults"]["run"]["working-directory"], "help");
    assert!(said.contains(".forgejo/workflows/help-centre-help.yml"), "{said}");
}

fn yaml(path: &Path) -> Value {
    serde_yaml::from_str(&fs::read_to_string(path).unwrap()).unwrap()
}
