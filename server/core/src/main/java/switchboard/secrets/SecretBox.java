package switchboard.secrets;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals texts with AES-256-GCM. A sealed text is bound to its purpose: one that was moved to another place in the
 * database does not open there. Safe for use by many threads.
 */
public final class SecretBox {

    private static final String FORM = "v1:";
    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecretKeySpec key;
    private final SecureRandom random;

    /** @param key 32 bytes */
    public SecretBox(byte[] key, SecureRandom random) {
        if (key.length != SecretKeyFile.KEY_BYTES) {
            throw new IllegalArgumentException("The key has " + SecretKeyFile.KEY_BYTES + " bytes");
        }
        this.key = new SecretKeySpec(key, "AES");
        this.random = random;
    }

    /** Seals a text for a purpose, for example the name of the setting that holds it. */
    public String seal(String purpose, String text) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] sealed = run(Cipher.ENCRYPT_MODE, nonce, purpose, text.getBytes(StandardCharsets.UTF_8));
        byte[] whole = ByteBuffer.allocate(nonce.length + sealed.length)
                .put(nonce)
                .put(sealed)
                .array();
        return FORM + Base64.getEncoder().encodeToString(whole);
    }

    /**
     * Opens what was sealed for the same purpose with the same key.
     *
     * @throws UnreadableSecretException where it was not, or was changed
     */
    public String open(String purpose, String sealed) {
        try {
            byte[] whole = Base64.getDecoder().decode(sealed.substring(FORM.length()));
            ByteBuffer buffer = ByteBuffer.wrap(whole);
            byte[] nonce = new byte[NONCE_BYTES];
            buffer.get(nonce);
            byte[] rest = new byte[buffer.remaining()];
            buffer.get(rest);
            return new String(run(Cipher.DECRYPT_MODE, nonce, purpose, rest), StandardCharsets.UTF_8);
        } catch (IllegalStateException
                | IllegalArgumentException
                | IndexOutOfBoundsException
                | java.nio.BufferUnderflowException broken) {
            throw new UnreadableSecretException(purpose, broken);
        }
    }

    private byte[] run(int mode, byte[] nonce, String purpose, byte[] text) {
        try {
            Cipher cipher = Cipher.getInstance(CIPHER);
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD((FORM + purpose).getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(text);
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException("The cipher refused", failure);
        }
    }

    /** A secret that this key does not open: most likely the key file belongs to another desk. */
    public static final class UnreadableSecretException extends RuntimeException {
        private static final long serialVersionUID = 1;

        UnreadableSecretException(String purpose, Throwable cause) {
            super("The secret of " + purpose + " does not open with this desk's key", cause);
        }
    }
}
