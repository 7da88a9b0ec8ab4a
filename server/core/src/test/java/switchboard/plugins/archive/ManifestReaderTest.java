package switchboard.plugins.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import switchboard.plugins.archive.PluginManifest.Dependency;

class ManifestReaderTest {

    private static final String LEAST = "plugin.id=shelf\nplugin.version=1.0.0\nplugin.class=a.B\n";

    @Test
    void everyKeyIsRead() {
        PluginManifest manifest = read(LEAST + """
                plugin.requires=>=1.0.0 & <2.0.0
                plugin.provider=Someone
                plugin.description=Shelves
                plugin.license=Apache-2.0
                plugin.dependencies=knowledge-base@>=1.0.0, search-lucene?
                switchboard.mount=shelf
                switchboard.tables=shelf_
                switchboard.services=database, events
                switchboard.permissions=shelf:read,shelf:edit
                switchboard.hosts=api.example.org, *.example.net:8443
                switchboard.libraries=kept
                switchboard.personal-data=names of borrowers
                """);

        assertThat(manifest.dependencies())
                .containsExactly(
                        new Dependency("knowledge-base", ">=1.0.0", false), new Dependency("search-lucene", "*", true));
        assertThat(manifest.mount()).isEqualTo("shelf");
        assertThat(manifest.tables()).isEqualTo("shelf_");
        assertThat(manifest.services()).containsExactlyInAnyOrder("database", "events");
        assertThat(manifest.permissions()).containsExactlyInAnyOrder("shelf:read", "shelf:edit");
        assertThat(manifest.hosts()).containsExactlyInAnyOrder("api.example.org", "*.example.net:8443");
        assertThat(manifest.keepsLibraries()).isTrue();
        assertThat(manifest.personalData()).isEqualTo("names of borrowers");
        assertThat(manifest.mayUse("events")).isTrue();
        assertThat(manifest.mayUse("http")).isFalse();
    }

    @Test
    void whatIsNotSaidIsOpenOrEmpty() {
        PluginManifest manifest = read(LEAST);

        assertThat(manifest.requires()).isEqualTo("*");
        assertThat(manifest.mount()).isNull();
        assertThat(manifest.tables()).isNull();
        assertThat(manifest.mayUse("http")).isTrue();
        assertThat(manifest.hosts()).isEmpty();
        assertThat(manifest.keepsLibraries()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "plugin.id=Shelf!|plugin.id must be",
                "plugin.id=|plugin.id is missing",
                "plugin.version=1|plugin.version must be",
                "plugin.class=NoPackage|plugin.class must be",
                "plugin.requires=whatever|plugin.requires must be a range",
                "plugin.dependencies=../x@1|which is not id@range",
                "switchboard.mount=tickets|name of the core",
                "switchboard.mount=a/b|switchboard.mount must be",
                "switchboard.tables=core_|prefix of the core",
                "switchboard.tables=core_x_|prefix of the core",
                "switchboard.tables=c|switchboard.tables must be",
                "switchboard.services=root|which is not one of",
                "switchboard.permissions=all|which is not noun:verb",
                "switchboard.hosts=http://x/|which is not a host name",
                "switchboard.mounts=x|is not a key",
            })
    void faultIsTold(String line, String told) {
        assertThatThrownBy(() -> read(LEAST + line)).hasMessageContaining(told);
    }

    @Test
    void everyFaultIsToldAtOnce() {
        assertThatThrownBy(() -> read("switchboard.mount=users"))
                .hasMessageContaining("plugin.id")
                .hasMessageContaining("plugin.version")
                .hasMessageContaining("plugin.class")
                .hasMessageContaining("switchboard.mount");
    }

    @Test
    void moreIsAskedForByHostsAndServices() {
        PluginManifest little = read(LEAST + "switchboard.services=events\nswitchboard.hosts=a.example.org");
        PluginManifest more = read(LEAST + "switchboard.services=events,http\nswitchboard.hosts=b.example.org");
        PluginManifest all = read(LEAST);

        assertThat(Demands.beyond(more, little)).containsExactly("host b.example.org", "service http");
        assertThat(Demands.beyond(little, little)).isEmpty();
        assertThat(Demands.beyond(all, little)).containsExactly("service every service");
        assertThat(Demands.beyond(little, all)).containsExactly("host a.example.org");
    }

    @Test
    void versionsComeInOrder() {
        assertThat(VersionRange.compare("1.10.0", "1.9.0")).isPositive();
        assertThat(VersionRange.compare("1.0.0-rc.1", "1.0.0")).isNegative();
        assertThat(VersionRange.compare("1.0.0+a", "1.0.0+b")).isZero();
        assertThat(VersionRange.contains(">=1.0.0 & <2.0.0", "1.9.9")).isTrue();
        assertThat(VersionRange.contains(">=1.0.0 & <2.0.0", "2.0.0")).isFalse();
    }

    private static PluginManifest read(String text) {
        return ManifestReader.read(text.getBytes(StandardCharsets.UTF_8));
    }
}
