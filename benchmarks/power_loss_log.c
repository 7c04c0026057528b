/* Logs in order what a process writes into files of one folder and when it asks the system to see it to the disk.
 *
 * LD_PRELOAD=power_loss_log.so POWER_LOSS_FOLDER=/folder/ POWER_LOSS_LOG=/log program
 *
 * Each entry is: one letter, the file's name (63 bytes), offset and length (8 bytes each), then the bytes of a write.
 * W write, S sync, T cut to a length, U unlink, A something told on descriptor 1.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

#define FILES 1024
#define NAME 63

struct entry {
    char kind;
    char name[NAME];
    int64_t offset;
    int64_t length;
};

static char names[FILES][NAME];
static int log_file = -1;
static const char *folder;
static pthread_mutex_t one_at_a_time = PTHREAD_MUTEX_INITIALIZER;
static ssize_t (*real_write)(int, const void *, size_t);
static ssize_t (*real_pwrite)(int, const void *, size_t, off64_t);

__attribute__((constructor)) static void begin(void) {
    int (*real_open)(const char *, int, ...) = dlsym(RTLD_NEXT, "open");
    const char *path = getenv("POWER_LOSS_LOG");
    real_write = dlsym(RTLD_NEXT, "write");
    real_pwrite = dlsym(RTLD_NEXT, "pwrite64");
    folder = getenv("POWER_LOSS_FOLDER");
    if (path && folder) {
        int opened = real_open(path, O_CREAT | O_WRONLY | O_APPEND, 0600);
        log_file = fcntl(opened, F_DUPFD_CLOEXEC, FILES - 100);
        close(opened);
    }
}

static void note(char kind, const char *name, int64_t offset, int64_t length, const void *data) {
    struct entry entry;
    if (log_file < 0) return;
    memset(&entry, 0, sizeof entry);
    entry.kind = kind;
    strncpy(entry.name, name, NAME - 1);
    entry.offset = offset;
    entry.length = length;
    pthread_mutex_lock(&one_at_a_time);
    real_write(log_file, &entry, sizeof entry);
    if (data && length > 0) real_write(log_file, data, (size_t)length);
    pthread_mutex_unlock(&one_at_a_time);
}

static const char *watched(int file) { return file >= 0 && file < FILES && names[file][0] ? names[file] : NULL; }

static const char *inside(const char *path) {
    return folder && strncmp(path, folder, strlen(folder)) == 0 ? path + strlen(folder) : NULL;
}

static void remember(int file, const char *path) {
    const char *name = inside(path);
    if (file < 0 || file >= FILES) return;
    names[file][0] = 0;
    if (name) strncpy(names[file], name, NAME - 1);
}

#define OPEN(name)                                                   \
    int name(const char *path, int flags, ...) {                     \
        int (*real)(const char *, int, ...) = dlsym(RTLD_NEXT, #name); \
        va_list rest;                                                \
        int mode, file;                                              \
        va_start(rest, flags);                                       \
        mode = va_arg(rest, int);                                    \
        va_end(rest);                                                \
        file = real(path, flags, mode);                              \
        remember(file, path);                                        \
        return file;                                                 \
    }
OPEN(open)
OPEN(open64)

ssize_t write(int file, const void *data, size_t length) {
    const char *name = watched(file);
    off_t offset = name ? lseek(file, 0, SEEK_CUR) : 0;
    ssize_t done = real_write(file, data, length);
    if (file == 1 && done > 0) note('A', "", 0, done, data);
    if (name && done > 0) note('W', name, offset, done, data);
    return done;
}

ssize_t pwrite64(int file, const void *data, size_t length, off64_t offset) {
    const char *name = watched(file);
    ssize_t done = real_pwrite(file, data, length, offset);
    if (name && done > 0) note('W', name, offset, done, data);
    return done;
}

ssize_t pwrite(int file, const void *data, size_t length, off_t offset) { return pwrite64(file, data, length, offset); }

#define SYNC(name)                                   \
    int name(int file) {                             \
        int (*real)(int) = dlsym(RTLD_NEXT, #name);  \
        int done = real(file);                       \
        if (watched(file)) note('S', watched(file), 0, 0, NULL); \
        return done;                                 \
    }
SYNC(fsync)
SYNC(fdatasync)

#define CUT(name, type)                                    \
    int name(int file, type length) {                      \
        int (*real)(int, type) = dlsym(RTLD_NEXT, #name);  \
        int done = real(file, length);                     \
        if (watched(file)) note('T', watched(file), length, 0, NULL); \
        return done;                                       \
    }
CUT(ftruncate, off_t)
CUT(ftruncate64, off64_t)

int unlink(const char *path) {
    int (*real)(const char *) = dlsym(RTLD_NEXT, "unlink");
    int done = real(path);
    if (done == 0 && inside(path)) note('U', inside(path), 0, 0, NULL);
    return done;
}

int close(int file) {
    int (*real)(int) = dlsym(RTLD_NEXT, "close");
    if (file >= 0 && file < FILES) names[file][0] = 0;
    return real(file);
}
