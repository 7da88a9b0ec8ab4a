package switchboard.lucene.index;

import java.nio.file.Path;
import switchboard.testkit.contracts.SearchEngineContract;
import switchboard.testkit.contracts.SearchEngineHandle;

/** The Lucene engine keeps the contract of search engines. */
class LuceneEngineContractTest implements SearchEngineContract {

    @Override
    public SearchEngineHandle start(Path folder) {
        return TestEngine.started(folder);
    }
}
