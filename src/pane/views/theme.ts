import { type Theme, webDarkTheme, webLightTheme } from "@fluentui/react-components";
import { useEffect, useSyncExternalStore } from "react";

/** Fluent's own family with the Chinese faces of Windows and macOS named, so that both scripts match in weight. */
const fontFamilyBase =
  "'Segoe UI', 'Microsoft YaHei UI', 'Microsoft YaHei', 'PingFang SC', 'Noto Sans CJK SC', -apple-system, sans-serif";

const LIGHT: Theme = { ...webLightTheme, fontFamilyBase };
const DARK: Theme = { ...webDarkTheme, fontFamilyBase };
const DARK_QUERY = "(prefers-color-scheme: dark)";

/** Follows Office's theme where Office names it, and the system's otherwise. */
export function useTheme(isOfficeDark: boolean | null): Theme {
  const isSystemDark = useSyncExternalStore(subscribeToSystem, () => window.matchMedia(DARK_QUERY).matches);
  const isDark = isOfficeDark ?? isSystemDark;
  useEffect(() => {
    // Scroll bars and native controls follow.
    document.documentElement.style.colorScheme = isDark ? "dark" : "light";
  }, [isDark]);
  return isDark ? DARK : LIGHT;
}

function subscribeToSystem(listener: () => void): () => void {
  const query = window.matchMedia(DARK_QUERY);
  query.addEventListener("change", listener);
  return () => query.removeEventListener("change", listener);
}
