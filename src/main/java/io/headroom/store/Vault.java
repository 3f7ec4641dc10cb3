package io.headroom.store;

import io.headroom.home.Project;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// Seals what goes to disk: ChaCha20-Poly1305 (RFC 8439) under a key of the user's, a fresh nonce
/// of 96 bits before each sealed text. The nonces are random, which is good for some 2³² texts per
/// key.
///
/// Not AES-GCM, which is as strong: only the JVM's second compiler knows the processor's
/// instructions for it, and sessions run with the first alone. There 100 KB take 3 ms and more
/// instead of 0.7. What older versions sealed with it is still opened.
///
/// Names are sealed too: a plain hash would tell whoever has a copy of a text that it was read
/// here. What is sealed is bound to its name and its part, so that texts cannot change places.
///
/// For one thread at a time.
final class Vault {
  /// Bytes of a key.
  static final int KEY_BYTES = 32;

  private static final String MAC = "HmacSHA256";
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;
  private static final int BRIEF_BYTES = 8;

  /// Bytes of a name.
  static final int NAME_BYTES = 16;

  private final Mac names;
  private final SecretKeySpec texts;
  private final Cipher cipher;
  private final SecretKeySpec olderTexts;
  private final SecureRandom random = new SecureRandom();

  /// A vault under a key.
  ///
  /// @param key 32 random bytes
  Vault(byte[] key) {
    try {
      names = mac(mac(key).doFinal(bytes("headroom names")));
      texts = new SecretKeySpec(mac(key).doFinal(bytes("headroom texts, ChaCha20")), "ChaCha20");
      cipher = Cipher.getInstance("ChaCha20-Poly1305");
      olderTexts = new SecretKeySpec(mac(key).doFinal(bytes("headroom texts")), "AES");
    } catch (GeneralSecurityException e) {
      throw missing(e);
    }
  }

  /// What is sealed of an original.
  enum Part {
    /// What it is.
    LABEL((byte) 0),
    /// Its bytes, compressed.
    BODY((byte) 1);

    private final byte code;

    Part(byte code) {
      this.code = code;
    }
  }

  /// The name of a hash on disk; that of its short form is what it begins with.
  ///
  /// @return 16 bytes, or 8 for a short form
  byte[] name(Hash hash) {
    byte[] brief = Arrays.copyOf(names.doFinal(bytes(hash.brief().value())), BRIEF_BYTES);
    if (hash.isBrief()) {
      return brief;
    }
    byte[] name = Arrays.copyOf(brief, NAME_BYTES);
    byte[] whole = names.doFinal(bytes(hash.value()));
    System.arraycopy(whole, 0, name, BRIEF_BYTES, NAME_BYTES - BRIEF_BYTES);
    return name;
  }

  /// The name of a project on disk. No hash has it: those have hexadecimal digits alone.
  ///
  /// @return 16 bytes
  byte[] name(Project project) {
    byte[] path = ("project " + project.root()).getBytes(StandardCharsets.UTF_8);
    return Arrays.copyOf(names.doFinal(path), NAME_BYTES);
  }

  /// The names of some projects.
  List<byte[]> names(Collection<Project> projects) {
    return projects.stream().map(this::name).toList();
  }

  /// Seals a text.
  ///
  /// @return nonce, sealed text and tag
  byte[] seal(byte[] text, byte[] name, Part part) {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    try {
      cipher.init(Cipher.ENCRYPT_MODE, texts, new IvParameterSpec(nonce));
      bind(cipher, name, part);
      byte[] sealed = Arrays.copyOf(nonce, NONCE_BYTES + cipher.getOutputSize(text.length));
      cipher.doFinal(text, 0, text.length, sealed, NONCE_BYTES);
      return sealed;
    } catch (GeneralSecurityException e) {
      throw missing(e);
    }
  }

  /// Opens what was sealed.
  ///
  /// @return the text, or empty where this is not what was sealed under this key, name and part
  Optional<byte[]> open(byte[] sealed, byte[] name, Part part) {
    if (sealed.length < NONCE_BYTES + TAG_BITS / 8) {
      return Optional.empty();
    }
    byte[] nonce = Arrays.copyOf(sealed, NONCE_BYTES);
    try {
      cipher.init(Cipher.DECRYPT_MODE, texts, new IvParameterSpec(nonce));
      Optional<byte[]> text = open(cipher, sealed, name, part);
      if (text.isEmpty()) {
        Cipher older = Cipher.getInstance("AES/GCM/NoPadding");
        older.init(Cipher.DECRYPT_MODE, olderTexts, new GCMParameterSpec(TAG_BITS, nonce));
        text = open(older, sealed, name, part);
      }
      return text;
    } catch (GeneralSecurityException e) {
      throw missing(e);
    }
  }

  private static Optional<byte[]> open(Cipher cipher, byte[] sealed, byte[] name, Part part)
      throws GeneralSecurityException {
    bind(cipher, name, part);
    try {
      return Optional.of(cipher.doFinal(sealed, NONCE_BYTES, sealed.length - NONCE_BYTES));
    } catch (AEADBadTagException e) {
      return Optional.empty();
    }
  }

  private static void bind(Cipher cipher, byte[] name, Part part) {
    cipher.updateAAD(name);
    cipher.updateAAD(new byte[] {part.code});
  }

  private static Mac mac(byte[] key) throws GeneralSecurityException {
    Mac mac = Mac.getInstance(MAC);
    mac.init(new SecretKeySpec(key, MAC));
    return mac;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static IllegalStateException missing(GeneralSecurityException e) {
    return new IllegalStateException(
        "this Java platform has no ChaCha20-Poly1305, AES-GCM or " + MAC, e);
  }
}
