// Questions of one to six words, written for the corpora that the search is measured on.

/** To a help centre of electronics. */
export const ARDUINO = `board not detected
arduino ide not connecting to board
upload error
esp32
reset password
how to install drivers on windows
serial monitor shows garbage
avrdude stk500_recv
cloud variables not updating
change email address
opta wifi
nano 33 iot bluetooth pairing
delete my account
library manager does not open
permission denied port linux
uno r4 firmware update
portenta h7 bootloader
invoice for my order
where is my order
return a broken board
sketch compile error no such file
two factor authentication
use chromebook with classroom
mkr wifi 1010 certificates
what is the difference between editors
create agent not found
install agent mac
bord not recognised
raspberry pi
motor shield
external power supply voltage
lost my phone login code
cancel subscription
student discount
share a sketch with others
bluetooth low energy scan
ssl certificate error
connect sensor to cloud dashboard
device offline
iot remote app notifications
high cpu usage ide
dark mode
language settings
serial port busy
fake arduino counterfeit
warranty
add a board manager url
double tap reset button
usb c cable
firmware updator fails`.split("\n");

/** To short manuals of commands. */
export const TLDR = `tar extract
list files by size
git
undo last commit
ssh key
docker remove all containers
convert video to gif
find large files
curl post json
kill process by name
chmod recursive
disk usage
compress folder
ffmpeg extract audio
how do I change my password
rsync
copy files over ssh
show open ports
systemd restart service
journalctl follow logs
resize image
unzip
create virtual environment python
npm install globally
count lines in a file
replace text in files
mount usb drive
kubernetes get pods
postgres dump
what is my ip address
wifi connect command line
cron
clipboard copy
download a website
check certificate expiry
rename many files
sort unique lines
git stash
merge pdf files
split file
gpg encrypt
monitor cpu temperature
list users
add user to group
windows registry
brew upgrade
screen record
encode base64
watch command output
dockre compose`.split("\n");
