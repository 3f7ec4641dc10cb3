package io.headroom.retrieve;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.detect.ContentKind;
import io.headroom.retrieve.Retrieved.Missing;
import io.headroom.store.Entry.About;
import io.headroom.store.Hash;
import io.headroom.store.OriginalStore.Cause;
import io.headroom.store.OriginalStore.Lookup;
import io.headroom.store.Provenance;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MissingTextTest {
  private static final Hash HASH = new Hash("0123456789abcdef01234567");

  @Test
  void anExpiredFileSaysWhatItWasAndHowToHaveItAgain() {
    About about = new About(ContentKind.LOG, "/p/build.log", 9_000, 120, 3_400);
    assertThat(gone(about, Cause.EXPIRED).message(1))
        .contains(HASH.value(), "expired 1 h after its last use", "log, 120 lines, 3400 tokens")
        .contains("stored 2026-01-05 08:09 UTC")
        .contains("run headroom_compress on /p/build.log again");
  }

  @Test
  void anEvictedTextSaysToRunItsCommandAgain() {
    About about = new About(ContentKind.JSON, "content", 9_000, 1, 3_400);
    assertThat(gone(about, Cause.EVICTED).message(1))
        .contains(
            "made room for newer ones", "json, 1 lines", "run the command or read the source");
  }

  @Test
  void anOriginalOfAnotherProjectIsNotShownAndTheWayToItIs() {
    assertThat(new Missing(HASH, new Lookup.Elsewhere(), 3_600).message(1))
        .contains("another project", "headroom store get " + HASH, "HEADROOM_STORE_SCOPE=user");
  }

  @Test
  void aResultOfAToolSaysToCallItAgain() {
    About about = new About(ContentKind.JSON, About.TOOL + "hub/search", 9_000, 1, 3_400);
    assertThat(gone(about, Cause.EXPIRED).message(1)).contains("call hub/search again");
  }

  @Test
  void anUnknownHashSaysToCheckIt() {
    assertThat(new Missing(HASH, new Lookup.Unknown(), 3_600).message(1))
        .contains("No original " + HASH, "Check its digits");
  }

  @Test
  void whereNobodyCouldAskItSaysSo() {
    Lookup nowhere = new Lookup.Unknown(Set.of(Provenance.PROXY, Provenance.SHARED));
    Missing missing = new Missing(HASH, nowhere, 3_600);
    assertThat(missing.message(1))
        .contains("the shared store and the Headroom proxy, where nobody could ask just now: ask");
    assertThat(missing.message(3))
        .contains("Stop asking", "where nobody could ask just now. ")
        .doesNotContain("will not come back", "ask once more");
  }

  @Test
  void theThirdRequestIsToldToStop() {
    Missing missing = new Missing(HASH, new Lookup.Unknown(), 3_600);
    assertThat(missing.message(2)).doesNotContain("Stop");
    assertThat(missing.message(3)).startsWith("Stop asking for this hash");
  }

  private static Missing gone(About about, Cause why) {
    return new Missing(
        HASH, new Lookup.Gone(HASH, about, why, Instant.parse("2026-01-05T08:09:10Z")), 3_600);
  }
}
