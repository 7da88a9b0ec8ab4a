package switchboard.plugins;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import switchboard.plugins.analysis.Inspection;

/**
 * What would become of an archive if it were uploaded.
 *
 * @param kind {@code new}, {@code upgrade} or {@code same}
 * @param from the version that is installed, null for none
 * @param to the archive's version
 * @param possible whether it would be taken in
 * @param conflicts why not, all of it
 * @param beforeEnabling what would have to be mended before it can serve
 * @param asks everything that its manifest asks for
 * @param demands what of that is more than the installed version asks for
 * @param waitsForConsent whether it would wait until somebody agrees
 * @param migrations the scripts that would run, in order of their names
 * @param dependents enabled plugins that need it
 * @param inspection what was seen in its classes
 */
public record Plan(
        String kind,
        String id,
        @Nullable String from,
        String to,
        String sha256,
        PluginView.@Nullable Signature signature,
        boolean possible,
        List<Conflict> conflicts,
        List<Conflict> beforeEnabling,
        List<String> asks,
        List<String> demands,
        boolean waitsForConsent,
        List<String> migrations,
        List<String> dependents,
        @Schema(implementation = Inspection.class) Map<String, @Nullable Object> inspection) {}
