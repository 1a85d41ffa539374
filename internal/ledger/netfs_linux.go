package ledger

import "golang.org/x/sys/unix"

// networkFS names the network file system that holds a folder, "" when it is a
// local one. SQLite's locks and write-ahead log do not hold over networks. The
// numbers are those of linux/magic.h; FUSE is let through, since it is as often
// local as not.
func networkFS(dir string) string {
	var st unix.Statfs_t
	if unix.Statfs(dir, &st) != nil {
		return ""
	}
	switch uint32(st.Type) {
	case unix.NFS_SUPER_MAGIC:
		return "NFS"
	case unix.SMB_SUPER_MAGIC, 0xff534d42, unix.SMB2_SUPER_MAGIC:
		return "SMB/CIFS"
	case unix.CEPH_SUPER_MAGIC:
		return "Ceph"
	case unix.AFS_SUPER_MAGIC, unix.AFS_FS_MAGIC:
		return "AFS"
	case unix.CODA_SUPER_MAGIC:
		return "Coda"
	}
	return ""
}
