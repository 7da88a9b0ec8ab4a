package switchboard.plugins.signature;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.util.Base64;
import java.util.Properties;
import java.util.Set;
import switchboard.api.error.Refusal;
import switchboard.api.error.ServiceDeskException;

/**
 * The signature that stands in an archive as {@code signature.properties}. It is made over the names and SHA-256 sums of
 * all other files of the archive, so that none can be changed, taken away or added, and so that it can be verified again
 * whenever the archive is read.
 *
 * @param key the public key, in Base64
 * @param value the signature, in Base64
 */
public record ArchiveSignature(String key, String value) {

    /** Where it stands in the archive. */
    public static final String FILE = "signature.properties";

    public static final int MOST_BYTES = 8 * 1024;

    private static final String VERSION = "1";
    private static final String HEAD = "switchboard plugin signature " + VERSION + "\n";
    private static final Set<String> KEYS = Set.of("signature.version", "signature.key", "signature.value");

    /** @throws ServiceDeskException 422 {@code plugin.signature_invalid} where the file is none of this version */
    public static ArchiveSignature read(byte[] content) {
        Properties properties = new Properties();
        try {
            properties.load(new StringReader(new String(content, StandardCharsets.UTF_8)));
        } catch (IOException | IllegalArgumentException unreadable) {
            throw invalid(FILE + " cannot be read.");
        }
        boolean known = content.length <= MOST_BYTES
                && properties.stringPropertyNames().equals(KEYS)
                && VERSION.equals(properties.getProperty("signature.version"));
        if (!known) {
            throw invalid(FILE + " is not a signature of version " + VERSION + ".");
        }
        return new ArchiveSignature(properties.getProperty("signature.key"), properties.getProperty("signature.value"));
    }

    /** The file's content. */
    public byte[] content() {
        String text = "signature.version=" + VERSION + "\nsignature.key=" + key + "\nsignature.value=" + value + "\n";
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Signs.
     *
     * @param sums names and sums of the files, as {@link #verify} will see them
     */
    public static ArchiveSignature make(SigningKey key, String sums) {
        try {
            Signature signature = Signature.getInstance(Ed25519.NAME);
            signature.initSign(key.secret());
            signature.update(message(sums));
            return new ArchiveSignature(key.publicText(), Base64.getEncoder().encodeToString(signature.sign()));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every JDK signs with Ed25519", impossible);
        }
    }

    /** @throws ServiceDeskException 422 {@code plugin.signature_invalid} where it is not a signature over these sums */
    public void verify(String sums) {
        try {
            Signature signature = Signature.getInstance(Ed25519.NAME);
            signature.initVerify(Ed25519.publicKey(key));
            signature.update(message(sums));
            if (signature.verify(Base64.getDecoder().decode(value))) {
                return;
            }
        } catch (GeneralSecurityException | IllegalArgumentException malformed) {
            throw invalid("The archive's signature is malformed.");
        }
        throw invalid("The archive's signature is not one over what the archive holds.");
    }

    private static byte[] message(String sums) {
        return (HEAD + sums).getBytes(StandardCharsets.UTF_8);
    }

    private static ServiceDeskException invalid(String detail) {
        return new ServiceDeskException(Refusal.INVALID, "plugin.signature_invalid", detail);
    }
}
