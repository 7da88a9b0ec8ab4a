package switchboard.plugins.archive;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The central directory of a zip, read byte by byte: what {@link java.util.zip.ZipFile} does not show (file types,
 * encryption, where entries lie) is exactly what a hostile archive plays with.
 */
final class CentralDirectory {

    private static final int END_SIZE = 22;
    private static final int END_SIGNATURE = 0x06054b50;
    private static final int ENTRY_SIZE = 46;
    private static final int ENTRY_SIGNATURE = 0x02014b50;
    private static final int LOCAL_SIZE = 30;
    private static final int LONGEST_COMMENT = 0xFFFF;
    private static final int FILE_TYPE = 0xF000;
    private static final int SYMBOLIC_LINK = 0xA000;
    private static final int REGULAR_FILE = 0x8000;
    private static final int FOLDER = 0x4000;

    private CentralDirectory() {}

    /** One entry as the directory tells of it; the sizes are claims, not facts. */
    record Entry(String name, int flags, int method, long compressed, long size, int fileType, long offset) {

        boolean encrypted() {
            return (flags & 1) != 0;
        }

        boolean symbolicLink() {
            return fileType == SYMBOLIC_LINK;
        }

        /** A device, a pipe, a socket. */
        boolean special() {
            return fileType != 0 && fileType != REGULAR_FILE && fileType != FOLDER;
        }

        boolean folder() {
            return name.endsWith("/");
        }
    }

    static List<Entry> read(Path file, int most) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            int tail = (int) Math.min(channel.size(), END_SIZE + LONGEST_COMMENT);
            ByteBuffer last = block(channel, channel.size() - tail, tail);
            int at = end(last);
            ByteBuffer end = last.slice(at, END_SIZE).order(ByteOrder.LITTLE_ENDIAN);
            int count = end.getShort(10) & 0xFFFF;
            long size = end.getInt(12) & 0xFFFFFFFFL;
            long offset = end.getInt(16) & 0xFFFFFFFFL;
            if (count == 0xFFFF || size == 0xFFFFFFFFL || offset == 0xFFFFFFFFL || count > most) {
                throw BadArchive.tooLarge("The archive has more than " + most + " entries.");
            }
            if (end.getShort(4) != 0 || offset + size != channel.size() - tail + at) {
                // Also a zip with something before it or in between: two readers could see two different archives.
                throw BadArchive.unsound("The archive's directory does not stand where it says.");
            }
            return entries(block(channel, offset, Math.toIntExact(size)), count, offset);
        }
    }

    private static int end(ByteBuffer last) {
        for (int at = last.limit() - END_SIZE; at >= 0; at--) {
            if (last.getInt(at) == END_SIGNATURE && at + END_SIZE + (last.getShort(at + 20) & 0xFFFF) == last.limit()) {
                return at;
            }
        }
        throw BadArchive.unsound("The archive has no end: it is cut off or was changed.");
    }

    private static List<Entry> entries(ByteBuffer directory, int count, long start) {
        List<Entry> entries = new ArrayList<>(count);
        int at = 0;
        for (int index = 0; index < count; index++) {
            if (at + ENTRY_SIZE > directory.limit() || directory.getInt(at) != ENTRY_SIGNATURE) {
                throw BadArchive.unsound("The archive's directory is damaged.");
            }
            int nameLength = directory.getShort(at + 28) & 0xFFFF;
            int rest = (directory.getShort(at + 30) & 0xFFFF) + (directory.getShort(at + 32) & 0xFFFF);
            if (at + ENTRY_SIZE + nameLength + rest > directory.limit()) {
                throw BadArchive.unsound("The archive's directory is damaged.");
            }
            entries.add(entry(directory, at, nameLength, start));
            at += ENTRY_SIZE + nameLength + rest;
        }
        return entries;
    }

    private static Entry entry(ByteBuffer directory, int at, int nameLength, long start) {
        boolean unix = (directory.getShort(at + 4) >>> 8 & 0xFF) == 3;
        Entry entry = new Entry(
                name(directory.slice(at + ENTRY_SIZE, nameLength)),
                directory.getShort(at + 8) & 0xFFFF,
                directory.getShort(at + 10) & 0xFFFF,
                directory.getInt(at + 20) & 0xFFFFFFFFL,
                directory.getInt(at + 24) & 0xFFFFFFFFL,
                unix ? directory.getInt(at + 38) >>> 16 & FILE_TYPE : 0,
                directory.getInt(at + 42) & 0xFFFFFFFFL);
        if (entry.offset() + LOCAL_SIZE + entry.compressed() > start) {
            throw BadArchive.unsound("An entry of the archive does not lie inside the archive.");
        }
        return entry;
    }

    private static String name(ByteBuffer bytes) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
        } catch (CharacterCodingException notUtf8) {
            throw BadArchive.unsound("A name in the archive is not UTF-8.");
        }
    }

    private static ByteBuffer block(FileChannel channel, long offset, int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, offset + buffer.position()) < 0) {
                throw BadArchive.unsound("The archive is cut off.");
            }
        }
        return buffer.flip();
    }
}
