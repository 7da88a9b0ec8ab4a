package switchboard.plugins.signature;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import switchboard.api.error.Refusal;
import switchboard.api.error.ServiceDeskException;

/**
 * Whose signatures the administrator trusts. Where nobody is listed, archives need no signature, and one that is there
 * must be valid all the same.
 *
 * @param names the names of the keys, by public key in Base64
 */
public record TrustedKeys(Map<String, String> names) {

    /** Nobody is listed. */
    public static final TrustedKeys NONE = new TrustedKeys(Map.of());

    public TrustedKeys {
        names = Map.copyOf(names);
    }

    /** Whether archives must be signed. */
    public boolean demanded() {
        return !names.isEmpty();
    }

    /** The name under which a key is listed; null where it is not. */
    public @Nullable String name(@Nullable String key) {
        return key == null ? null : names.get(key);
    }

    /**
     * Verifies what an archive brings.
     *
     * @param signature null where the archive has none
     * @param sums names and sums of the archive's other files
     * @throws ServiceDeskException 422 {@code plugin.unsigned}, {@code plugin.signature_invalid},
     *     {@code plugin.key_unknown}
     */
    public void require(@Nullable ArchiveSignature signature, String sums) {
        if (signature == null) {
            if (demanded()) {
                throw refused("plugin.unsigned", "The archive is not signed, and this desk demands a signature.");
            }
            return;
        }
        signature.verify(sums);
        if (demanded() && !names.containsKey(signature.key())) {
            throw refused("plugin.key_unknown", "The archive is signed with a key that this desk does not trust.");
        }
    }

    private static ServiceDeskException refused(String code, String detail) {
        return new ServiceDeskException(Refusal.INVALID, code, detail);
    }
}
