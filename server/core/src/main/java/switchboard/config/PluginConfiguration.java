package switchboard.config;

import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Plugins.
 *
 * @param folder where the bundled archives stand
 * @param initial ids to enable at the first start; null for every bundled one; afterwards the stored state wins
 * @param maxArchiveBytes of an archive as sent
 * @param maxUnpackedBytes of all its files together
 * @param trial how long the host watches a new version, to go back to the one before where it is not well
 * @param trustedKeys whose signatures are trusted: a name, and an Ed25519 public key in Base64; where any is listed,
 *     archives must be signed
 * @param maxDataBytes of the files that one plugin keeps in its folder
 * @param longestCall how long the caller of a plugin waits at most; most kinds of call have a shorter deadline
 * @param safeMode whether the server starts without any plugin
 */
public record PluginConfiguration(
        Path folder,
        @Nullable List<String> initial,
        long maxArchiveBytes,
        long maxUnpackedBytes,
        Duration trial,
        Map<String, String> trustedKeys,
        long maxDataBytes,
        Duration longestCall,
        boolean safeMode) {

    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9.-]{0,99}");
    private static final String ALL = "all";
    private static final String NONE = "none";

    static final List<ConfigurationKey> KEYS = List.of(
            ConfigurationKey.of("plugins.folder", "plugins", "Where the bundled plugin archives stand."),
            ConfigurationKey.of(
                            "plugins.initial",
                            ALL,
                            "Ids to enable at the first start, with commas, or all or none; later the store wins.")
                    .alsoFrom("SWITCHBOARD_PLUGINS"),
            ConfigurationKey.of("plugins.max-archive-bytes", "100MiB", "Largest plugin archive."),
            ConfigurationKey.of("plugins.max-unpacked-bytes", "300MiB", "Largest sum of the files in an archive."),
            ConfigurationKey.of(
                    "plugins.trial",
                    "60s",
                    "How long a new version of a plugin is watched and taken back by itself; from 1s to 1h."),
            ConfigurationKey.of(
                    "plugins.trusted-keys",
                    "",
                    "Keys of vendors as name:key with commas; where any is listed, archives must be signed with one."),
            ConfigurationKey.of(
                    "plugins.max-data-bytes", "20GiB", "Largest sum of the files in the folder of one plugin."),
            ConfigurationKey.of(
                    "plugins.longest-call",
                    "10m",
                    "Longest time that a call into a plugin may take; most kinds of call have a shorter one; from 1s to 1h."),
            ConfigurationKey.of("plugins.safe-mode", "false", "Whether to start without any plugin."));

    public PluginConfiguration {
        initial = initial == null ? null : List.copyOf(initial);
        for (String id : initial == null ? List.<String>of() : initial) {
            if (!ID.matcher(id).matches()) {
                throw new IllegalArgumentException("plugins.initial must be ids of plugins, but has \"" + id + "\"");
            }
        }
        trustedKeys = Map.copyOf(trustedKeys);
        trustedKeys.forEach(PluginConfiguration::requireKey);
        Limits.between("plugins.max-archive-bytes", maxArchiveBytes, 1 << 10, 2L << 30);
        Limits.between("plugins.max-unpacked-bytes", maxUnpackedBytes, 1 << 10, 10L << 30);
        Limits.between("plugins.max-data-bytes", maxDataBytes, 1 << 20, 1L << 50);
        Limits.between("plugins.longest-call", longestCall, Duration.ofSeconds(1), Duration.ofHours(1));
        Limits.between("plugins.trial", trial, Duration.ofSeconds(1), Duration.ofHours(1));
    }

    static PluginConfiguration from(ConfigurationValues values) {
        return new PluginConfiguration(
                values.path("plugins.folder"),
                initial(values.list("plugins.initial")),
                values.bytes("plugins.max-archive-bytes"),
                values.bytes("plugins.max-unpacked-bytes"),
                values.duration("plugins.trial"),
                trustedKeys(values.list("plugins.trusted-keys")),
                values.bytes("plugins.max-data-bytes"),
                values.duration("plugins.longest-call"),
                values.flag("plugins.safe-mode"));
    }

    private static @Nullable List<String> initial(List<String> ids) {
        if (ids.isEmpty() || ids.equals(List.of(ALL))) {
            return null;
        }
        return ids.equals(List.of(NONE)) ? List.of() : ids;
    }

    private static Map<String, String> trustedKeys(List<String> items) {
        Map<String, String> keys = new LinkedHashMap<>();
        for (String item : items) {
            int colon = item.indexOf(':');
            if (colon < 1 || keys.put(item.substring(0, colon), item.substring(colon + 1)) != null) {
                throw new IllegalArgumentException(
                        "plugins.trusted-keys must be keys as name:key, each name once, but has \"" + item + "\"");
            }
        }
        return keys;
    }

    private static void requireKey(String name, String key) {
        try {
            byte[] encoded = Base64.getDecoder().decode(key);
            KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
        } catch (GeneralSecurityException | IllegalArgumentException noKey) {
            throw new IllegalArgumentException(
                    "plugins.trusted-keys must be Ed25519 public keys in Base64, but " + name + " is none", noKey);
        }
    }
}
