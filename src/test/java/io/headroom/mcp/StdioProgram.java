package io.headroom.mcp;

import java.util.List;

/// A server in a process of its own, started as the application starts it.
final class StdioProgram {
  private StdioProgram() {}

  public static void main(String[] args) throws InterruptedException {
    McpServer.stdio(
        FakeTool.listed(FakeTool.ECHO, FakeTool.PRINTER),
        new McpServer.Options("1.2.3", List.of()));
    Runtime.getRuntime().halt(0);
  }
}
