package io.headroom.store;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.ClientSetInfoConfig;
import redis.clients.jedis.Connection;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.Protocol.Command;
import redis.clients.jedis.SslOptions;
import redis.clients.jedis.SslVerifyMode;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisException;

/// A connection to a Redis or Valkey server, by the client library's barest layer: what is above it
/// needs three times as many jars. For one thread at a time, but for [#abort].
///
/// No other class names the library, so that none of it is loaded where there is no such server.
final class RedisConnection implements AutoCloseable {
  /// No value is larger; the library would read any length that a server announces.
  static final int MOST_BYTES = 8 << 20;

  /// A large value may take longer than other commands, at 10 MB/s.
  private static final int BYTES_PER_MILLI = 10_000;

  private static final int MOST_CHARS_TOLD = 160;

  private final Connection connection;
  private final Duration timeout;

  private RedisConnection(Connection connection, Duration timeout) {
    this.connection = connection;
    this.timeout = timeout;
  }

  /// How long a command may take.
  ///
  /// @param bytes of its value
  static Duration patience(Duration timeout, int bytes) {
    return timeout.plusMillis(bytes / BYTES_PER_MILLI);
  }

  /// The server went away. A new connection may find it again.
  static final class Severed extends IOException {
    private static final long serialVersionUID = 1;

    Severed(String message, Throwable cause) {
      super(message, cause);
    }
  }

  /// Connects and logs in.
  ///
  /// @param timeout most time for connecting, and for each answer
  /// @throws IOException if there is no such server, or it wants another login
  static RedisConnection open(RedisAddress address, Duration timeout) throws IOException {
    int millis = Math.toIntExact(timeout.toMillis());
    DefaultJedisClientConfig.Builder config =
        DefaultJedisClientConfig.builder()
            .connectionTimeoutMillis(millis)
            .socketTimeoutMillis(millis)
            .database(address.database())
            .resp2()
            .autoNegotiateProtocol(false)
            .clientSetInfoConfig(ClientSetInfoConfig.DISABLED);
    if (address.tls()) {
      config.sslOptions(SslOptions.builder().sslVerifyMode(SslVerifyMode.FULL).build());
    }
    if (!address.password().isEmpty()) {
      config.password(address.password());
      if (!address.user().isEmpty()) {
        config.user(address.user());
      }
    }
    HostAndPort server = new HostAndPort(address.host(), address.port());
    return attempt(() -> {
      Connection connection = new Connection(server, config.build());
      try {
        connection.connect();
        if (connection.ping()) { // a server that wants a password lets anybody connect
          return new RedisConnection(connection, timeout);
        }
        throw new JedisException("it does not answer PING as Redis does");
      } catch (JedisException e) {
        connection.close();
        throw e;
      }
    });
  }

  /// Asks for nothing but an answer.
  boolean ping() throws IOException {
    return attempt(connection::ping);
  }

  /// Reads a value and renews its time to live.
  ///
  /// @return the value, or null if there is none
  byte @Nullable [] take(byte[] key, long ttlSeconds) throws IOException {
    byte[] value =
        attempt(() -> {
          connection.sendCommand(Command.GETRANGE, key, decimal(0), decimal(MOST_BYTES));
          connection.sendCommand(Command.EXPIRE, key, decimal(ttlSeconds));
          byte[] read = connection.getBinaryBulkReply();
          var _ = connection.getIntegerReply();
          return read;
        });
    return value == null || value.length == 0 ? null : value;
  }

  /// Renews a time to live.
  ///
  /// @return false if there is no such key
  boolean renew(byte[] key, long ttlSeconds) throws IOException {
    return attempt(() -> {
      connection.sendCommand(Command.EXPIRE, key, decimal(ttlSeconds));
      return connection.getIntegerReply() == 1;
    });
  }

  /// Removes a value.
  ///
  /// @return false if there is no such key
  boolean delete(byte[] key) throws IOException {
    return attempt(() -> {
      connection.sendCommand(Command.DEL, key);
      return connection.getIntegerReply() == 1;
    });
  }

  /// Writes a value.
  void set(byte[] key, byte[] value, long ttlSeconds) throws IOException {
    var _ =
        attempt(() -> {
          connection.setSoTimeout(Math.toIntExact(patience(timeout, value.length).toMillis()));
          connection.sendCommand(Command.SETEX, key, decimal(ttlSeconds), value);
          String reply = connection.getStatusCodeReply();
          connection.setSoTimeout(Math.toIntExact(timeout.toMillis()));
          return reply;
        });
  }

  /// Ends the connection under whoever is using it: a write to a server that reads nothing has no
  /// timeout of its own.
  void abort() {
    try {
      connection.forceDisconnect();
    } catch (IOException _) {
      // it is as good as gone
    }
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (JedisException _) {
      // it was broken
    }
  }

  private static byte[] decimal(long number) {
    return Long.toString(number).getBytes(StandardCharsets.US_ASCII);
  }

  private static <T> T attempt(Supplier<T> work) throws IOException {
    try {
      return work.get();
    } catch (JedisDataException e) {
      throw new IOException("it says: " + told(e), e);
    } catch (JedisException e) {
      if (e.getCause() instanceof SocketTimeoutException) {
        throw new IOException("it does not answer in time", e);
      }
      throw new Severed(told(e), e);
    } catch (RuntimeException e) {
      throw new IOException("it does not speak as Redis does: " + told(e), e);
    }
  }

  /// What is wrong, on one short line: it may be the words of whatever listens there.
  private static String told(RuntimeException e) {
    Throwable reason = e.getSuppressed().length > 0 ? e.getSuppressed()[0] : e;
    String said = String.valueOf(reason.getMessage()).replaceAll("[\\p{Cntrl}\\s]+", " ");
    return said.length() > MOST_CHARS_TOLD ? said.substring(0, MOST_CHARS_TOLD) + "…" : said;
  }
}
