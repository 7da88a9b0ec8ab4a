package switchboard.bootstrap;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import switchboard.api.ApiVersion;
import switchboard.api.error.ServiceDeskException;
import switchboard.plugins.analysis.Finding;
import switchboard.plugins.analysis.Inspection;
import switchboard.plugins.analysis.Inspector;
import switchboard.plugins.analysis.Lack;
import switchboard.plugins.archive.Demands;
import switchboard.plugins.archive.PluginArchive;
import switchboard.plugins.archive.PluginManifest;
import switchboard.plugins.archive.VersionRange;
import switchboard.plugins.signature.TrustedKeys;

/**
 * What {@code plugin check} answers.
 *
 * @param fits whether it can be installed and started here
 * @param requires the versions of the API that its manifest takes
 * @param api the version of this API
 * @param signature {@code none}, {@code valid} or {@code invalid}
 * @param key the public key that signed it, null for none
 * @param demands what its manifest asks for
 * @param needs what its own code names of this API
 */
record PluginCheck(
        boolean fits,
        String id,
        String version,
        String sha256,
        String requires,
        String api,
        String signature,
        @Nullable String key,
        Set<String> demands,
        Inspection inspection,
        Collection<String> needs) {

    static PluginCheck of(PluginArchive archive, Inspector.Report report) {
        PluginManifest manifest = archive.manifest();
        boolean takes = VersionRange.contains(manifest.requires(), ApiVersion.CURRENT);
        String signature = signature(archive);
        boolean whole = report.inspection().doubts().stream()
                .noneMatch(doubt -> doubt.usedBy().equals(Lack.MANIFEST));
        boolean fits = takes && whole && report.inspection().lacks().isEmpty() && !signature.equals("invalid");
        return new PluginCheck(
                fits,
                manifest.id(),
                manifest.version(),
                archive.sha256(),
                manifest.requires(),
                ApiVersion.CURRENT,
                signature,
                archive.signature() == null ? null : archive.signature().key(),
                Demands.of(manifest),
                report.inspection(),
                report.needs());
    }

    private static String signature(PluginArchive archive) {
        if (archive.signature() == null) {
            return "none";
        }
        try {
            TrustedKeys.NONE.require(archive.signature(), archive.digests().signed());
            return "valid";
        } catch (ServiceDeskException invalid) {
            return "invalid";
        }
    }

    /** For people. */
    String text(boolean everyNeed) {
        List<String> lines = new ArrayList<>();
        boolean takes = VersionRange.contains(requires, api);
        lines.add(id + " " + version + (fits ? " fits this server." : " does not fit this server."));
        lines.add("  SHA-256    " + sha256);
        lines.add("  API        takes " + requires + (takes ? ", and this is " : ", and this is not one: ") + api);
        lines.add("  Signature  " + signature + (key == null ? "" : ", by " + key));
        lines.add("  Classes    " + inspection.classes() + (inspection.complete() ? "" : ", not all looked at"));
        long types = needs.stream().filter(need -> !need.contains("(")).count();
        lines.add(String.format(
                Locale.ROOT, "  Needs      %d types and fields, %d methods", types, needs.size() - types));
        section(lines, "It asks for", demands);
        section(
                lines,
                "It lacks",
                inspection.lacks().stream().map(Lack::message).toList());
        section(
                lines,
                "It may lack, where that part of it runs",
                inspection.doubts().stream().map(Lack::message).toList());
        section(lines, "It uses what is to go", inspection.deprecated());
        section(
                lines,
                "Its classes do what is out of the ordinary",
                inspection.findings().stream().map(PluginCheck::words).toList());
        if (everyNeed) {
            section(lines, "It needs", needs);
        }
        return String.join("\n", lines);
    }

    private static void section(List<String> lines, String title, Collection<String> items) {
        if (!items.isEmpty()) {
            lines.add(title + ":");
            items.forEach(item -> lines.add("  - " + item));
        }
    }

    private static String words(Finding finding) {
        String method = finding.method() == null ? "" : "." + finding.method();
        return finding.place() + ": " + finding.type() + method + " " + finding.message()
                + (finding.count() > 1 ? " (" + finding.count() + " times)" : "");
    }
}
