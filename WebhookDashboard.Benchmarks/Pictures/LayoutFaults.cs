using Microsoft.Playwright;

namespace WebhookDashboard.Benchmarks.Pictures;

/// <summary>Finds what a page scrolls sideways for, and text that is cut without an ellipsis.</summary>
internal static class LayoutFaults
{
    private const string Script =
        """
        () => {
          const faults = new Set();
          for (const box of [document.documentElement, document.querySelector('main')]) {
            if (box.scrollWidth > box.clientWidth) faults.add(`<${box.localName}> scrolls sideways: ${box.scrollWidth} px in ${box.clientWidth} px`);
          }
          const range = document.createRange();
          const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          while (texts.nextNode()) {
            const text = texts.currentNode, parent = text.parentElement;
            if (!text.data.trim() || parent.closest('script, .monaco-editor, .monaco-aria-container')
              || !parent.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue;
            range.selectNodeContents(text);
            const { left, right, width } = range.getBoundingClientRect();
            for (let box = parent; width > 0 && box; box = box.parentElement) {
              const { overflowX, textOverflow, display } = getComputedStyle(box);
              if (textOverflow === 'ellipsis' && overflowX !== 'visible' || overflowX === 'auto' || overflowX === 'scroll') break;
              const edge = box === document.documentElement ? { left: 0, right: innerWidth, width: innerWidth } : box.getBoundingClientRect();
              if (edge.width <= 1) break; // Only for screen readers.
              if ((overflowX !== 'visible' && display !== 'inline' || box === document.documentElement)
                && (left < edge.left - 1 || right > edge.right + 1)) {
                faults.add(`“${text.data.trim().slice(0, 40)}” is cut at the edge of <${box.localName} class="${box.className}">`);
                break;
              }
            }
          }
          return [...faults];
        }
        """;

    public static Task<string[]> FindAsync(IPage page) => page.EvaluateAsync<string[]>(Script);
}
