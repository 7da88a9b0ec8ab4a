package switchboard.events;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * SHA-256 over one journal entry, field by field with lengths, so that no two entries have the same bytes. The erasable
 * text takes part by a salted digest of its own: once text and salt are gone, the entry still proves itself and
 * nobody can guess the text from what is left.
 */
final class EntryDigest {

    /** In front of every digest, so that a later form cannot be mistaken for this one. */
    private static final byte FORM = 1;

    private final MessageDigest digest = sha256();

    static byte[] ofText(byte[] salt, String text) {
        MessageDigest digest = sha256();
        digest.update(salt);
        return digest.digest(text.getBytes(StandardCharsets.UTF_8));
    }

    static byte[] ofEntry(JournalEntry entry, String data, byte @Nullable [] textDigest) {
        EntryDigest digest = new EntryDigest();
        digest.digest.update(FORM);
        digest.id(entry.id());
        digest.text(entry.type());
        digest.text(entry.subject().type());
        digest.text(entry.subject().id());
        digest.id(entry.ticket());
        digest.id(entry.actor());
        digest.text(entry.channel());
        digest.id(entry.cause());
        digest.number(ChronoUnit.MICROS.between(Instant.EPOCH, entry.at()));
        digest.digest.update((byte) (entry.internal() ? 1 : 0));
        digest.text(entry.permission());
        digest.id(entry.organization());
        digest.text(data);
        digest.bytes(textDigest == null ? new byte[0] : textDigest);
        return digest.digest.digest();
    }

    /** The next link of the chain. */
    static byte[] chain(byte[] previous, byte[] entryDigest) {
        MessageDigest digest = sha256();
        digest.update(previous);
        return digest.digest(entryDigest);
    }

    private void text(String text) {
        bytes(text.getBytes(StandardCharsets.UTF_8));
    }

    private void bytes(byte[] bytes) {
        number(bytes.length);
        digest.update(bytes);
    }

    private void number(long number) {
        digest.update(ByteBuffer.allocate(Long.BYTES).putLong(number).flip());
    }

    private void id(@Nullable UUID id) {
        digest.update((byte) (id == null ? 0 : 1));
        if (id != null) {
            number(id.getMostSignificantBits());
            number(id.getLeastSignificantBits());
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
