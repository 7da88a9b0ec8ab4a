package switchboard.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An id is the source of every other name. */
class ProjectNamesTest {

    @ParameterizedTest
    @CsvSource({
        "com.example.my-plugin, com.example.myplugin, MyPlugin, my-plugin, my_plugin_, my_plugin",
        "visitors, visitors, VisitorsPlugin, visitors, visitors_, visitors",
        "com.example.new, com.example.new_, NewPlugin, new, new_, new",
        "com.example.search, com.example.search, ExampleSearchPlugin, example-search, example_search_, example_search",
        "com.example.3d, com.example._3d, Example3dPlugin, example-3d, example_3d_, example_3d",
        "com.example.role, com.example.role, RolePlugin, role, role_, role_item",
        "org.a-b.c--d, org.ab.cd, CDPlugin, c--d, c_d_, c_d",
        "com.example.plugin, com.example.plugin, PluginPlugin, plugin, plugin_, plugin_item"
    })
    void everyNameComesFromTheId(
            String id, String packageName, String pluginClass, String mount, String tables, String noun) {
        ProjectNames names = ProjectNames.of(id);

        assertThat(Stream.of(names.packageName(), names.pluginClass(), names.mount(), names.tables(), names.noun())
                        .collect(Collectors.joining(" ")))
                .isEqualTo(String.join(" ", packageName, pluginClass, mount, tables, noun));
    }

    @Test
    void longOnesAreCut() {
        ProjectNames names = ProjectNames.of("a-module-with-quite-a-long-name-indeed");

        assertThat(names.tables()).isEqualTo("a_module_with_quite_").hasSizeLessThanOrEqualTo(20);
        assertThat(names.noun()).isEqualTo("a_module_with_quite_a_long_name").hasSizeLessThanOrEqualTo(31);
        assertThat(names.mount()).isEqualTo("a-module-with-quite-a-long-name-indeed");
        assertThat(names.title()).isEqualTo("A module with quite a long name indeed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a",
                "My-Plugin",
                "com..example",
                ".com",
                "com.example.",
                "com/example",
                "../x",
                "com.example.my_plugin",
                "search",
                "core",
                "java.example.x",
                "jakarta.ws.rs.mine",
                "switchboard.mine",
                "org.jooq.mine",
                "com.example.this-id-is-longer-than-forty-characters"
            })
    void whatCannotBeIsRefused(String id) {
        assertThatThrownBy(() -> ProjectNames.of(id))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("The id");
    }
}
